"""Reads messages that were composed of hostile values with Python's email package.

The one argument is a file of JSON lines, each with a message (base64), the kind of place that the value stands in, and the value. Each
message must have no defect, no field that was not meant, and the value where it belongs. Prints a line for each problem, and at the end how
many messages were read.
"""

import base64
import email
import email.errors
import email.policy
import email.utils
import json
import re
import sys
import urllib.parse

# A directory of sources is no place for compiled files.
sys.dont_write_bytecode = True
import names

FIELDS = {"date", "from", "to", "message-id", "mime-version", "content-type", "content-transfer-encoding"}
OF_PARTS = {"content-type", "content-transfer-encoding", "content-disposition", "content-id"}
NAMES = {"Sender", "From", "To", "Cc", "Reply-To"}


def parse(octets):
    # From octets, the package takes raw UTF-8 in a header (RFC 6532) for a defect; from text it does not.
    header = octets.partition(b"\r\n\r\n")[0]
    if header.isascii():
        return email.message_from_bytes(octets, policy=email.policy.default)
    return email.message_from_string(octets.decode("utf-8"), policy=email.policy.default)


def parts(message):
    return [part for part in message.walk() if not part.is_multipart()]


def attachment(message):
    return next(part for part in parts(message) if part.get_content_disposition() is not None)


def normalized(name):
    # Spaces between words mean no more than one space does (RFC 5322 section 3.2.2): the composer writes one.
    return re.sub("[ \t]+", " ", name.strip(" \t"))


def lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def is_as_given(message, kind, value):
    place, _, field = kind.partition(" ")
    if place == "field":
        return str(message[field]) == value
    if place == "name":
        read = message[field].addresses[-1].display_name
        return names.are_as_meant([normalized(value)], [read], message, field)
    if place == "address":
        return message[field].addresses[-1].addr_spec == value
    if place == "group":
        read = message["To"].groups[-1].display_name
        return names.are_as_meant([normalized(value)], [read], message, "To")
    if place == "field-name":
        return message[value] == "x"
    if place == "id":
        return str(message[field]) == f"<{value}>"
    if place == "uri":
        ascii_only = "".join(c if ord(c) < 128 else urllib.parse.quote(c) for c in value).replace("=?", "=%3F")
        return str(message[field]) == f"<{ascii_only}>"
    if place == "file":
        # The package takes white space, and angle brackets around the whole, away.
        return attachment(message).get_filename("") == email.utils.unquote(value.strip()).strip()
    if place == "cid":
        return attachment(message)["Content-ID"] == f"<{value}>"
    if place == "type":
        return str(attachment(message)["Content-Type"]).split(";")[0] == value.split(";")[0]
    if place == "method":
        return any(part.get_param("method") == value for part in parts(message))
    if place == "body":
        return any(lines(part.get_content()) == lines(value) for part in parts(message) if part.get_content_maintype() == "text")
    if place == "hidden":
        return len(value) < 4 or value not in str(message)
    raise ValueError(kind)


def problems(message, kind, value):
    for part in message.walk():
        yield from map(repr, part.defects)
        for name, field in part.items():
            # An address of RFC 6532 is one, even if the package knows but RFC 5322.
            worth_telling = (d for d in field.defects if not isinstance(d, email.errors.NonASCIILocalPartDefect))
            yield from (f"{name}: {defect!r}" for defect in worth_telling)
        if part is not message and not {name.lower() for name in part.keys()} <= OF_PARTS:
            yield f"fields of a part: {part.keys()}"
    names = [name.lower() for name in message.keys()]
    place, _, field = kind.partition(" ")
    meant = FIELDS | {field.lower(), value.lower() if place == "field-name" else "", "bcc" if field == "Bcc" else ""}
    if field == "Bcc":
        meant -= {"bcc"}
    if len(set(names)) != len(names) or not set(names) <= meant:
        yield f"fields: {names}"
    if not is_as_given(message, kind, value):
        yield "another value was read"


def main(file):
    read = 0
    found = 0
    with open(file, encoding="utf-8") as records:
        for record in map(json.loads, records):
            kind, value = record["kind"], record["value"]
            message = parse(base64.b64decode(record["message"]))
            for problem in problems(message, kind, value):
                print(f"{kind} {value[:80]!r}: {problem}"[:600])
                found += 1
            read += 1
    print(f"{read} messages read, {found} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
