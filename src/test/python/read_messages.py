"""Reads composed messages with Python's email package and compares them with what was meant.

The one argument is a file of JSON lines, each with a message (base64) and its meaning. Prints a line for each difference and each
defect, and at the end how many messages were read; fails if there was a difference or a defect.
"""

import base64
import email
import email.policy
import hashlib
import json
import sys

# A directory of sources is no place for compiled files.
sys.dont_write_bytecode = True
import names


def read(octets, is_utf8):
    # From octets, the package takes raw UTF-8 in a header (RFC 6532) for a defect; from text it does not.
    if is_utf8:
        return email.message_from_string(octets.decode("utf-8"), policy=email.policy.default)
    return email.message_from_bytes(octets, policy=email.policy.default)


def addresses(message, field):
    if message[field] is None:
        return []
    return [[address.display_name, address.addr_spec] for address in message[field].addresses]


def lines(text):
    return text.replace("\r\n", "\n")


def digest(octets):
    return f"{len(octets)}:{hashlib.sha256(octets).hexdigest()}"


def meaning(message):
    found = {
        "from": addresses(message, "From"),
        "to": addresses(message, "To"),
        "cc": addresses(message, "Cc"),
        "subject": str(message["Subject"]),
        "text": None,
        "html": None,
        "calendar": None,
        "attachments": [],
        "inlines": [],
        "nested": [],
    }
    for part in leaves(message):
        take(part, found)
    return found


def leaves(part):
    if part.get_content_maintype() == "multipart":
        for inner in part.iter_parts():
            yield from leaves(inner)
    else:
        yield part


def take(part, found):
    kind = part.get_content_type()
    if kind in ("message/rfc822", "message/global"):
        found["nested"].append(str(part.get_payload(0)["Subject"]))
    elif part.get_content_disposition() == "attachment":
        found["attachments"].append([part.get_filename() or "", digest(part.get_payload(decode=True))])
    elif part["Content-ID"] is not None:
        found["inlines"].append([part["Content-ID"], digest(part.get_payload(decode=True))])
    else:
        key = {"text/plain": "text", "text/html": "html", "text/calendar": "calendar"}[kind]
        found[key] = lines(part.get_content())


def defects(message):
    for part in message.walk():
        yield from part.defects
        for value in part.values():
            yield from value.defects


def are_same_addresses(meant, read, message, field):
    specs = [spec for _, spec in meant] == [spec for _, spec in read]
    return specs and names.are_as_meant([name for name, _ in meant], [name for name, _ in read], message, field)


def is_same(key, meant, read, message):
    if key in ("from", "to", "cc"):
        return are_same_addresses(meant, read, message, key)
    # A message that is one text alone ends with a line break, because every message does.
    if not message.is_multipart() and isinstance(meant, str) and isinstance(read, str) and key != "subject":
        return meant.removesuffix("\n") == read.removesuffix("\n")
    return meant == read


def compare(expected, found, message):
    for key, value in expected.items():
        if not is_same(key, value, found[key], message):
            yield f"{key}: {value!r} was meant, {found[key]!r} was read"


def main(file):
    read_messages = 0
    problems = 0
    with open(file, encoding="utf-8") as records:
        for record in map(json.loads, records):
            message = read(base64.b64decode(record["message"]), record["utf8"])
            found = [*map(repr, defects(message)), *compare(record["meaning"], meaning(message), message)]
            for problem in found:
                print(f"message {record['number']}: {problem}")
            problems += len(found)
            read_messages += 1
    print(f"{read_messages} messages read, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
