"""Compares the names in an address field with what Python's email package reads of them.

Many versions of the package (3.11.7 among them; it was mended in 2026, as cpython's gh-128110) take the white space between two
encoded words of a name for a space of the name: get_phrase() of email._header_value_parser keeps it, where RFC 2047 section 6.2 makes it none
of the text and get_unstructured() of the same module drops it. So exactly one space more is read for each pair of words, and that alone is
let pass, where this version does so. Nothing else of a space is.
"""

import email
import email.policy
import re

BETWEEN = re.compile(r"\?=[ \t\r\n]+(?==\?)")


def reads_spaces_between_words():
    message = email.message_from_string("To: =?utf-8?q?a?= =?utf-8?q?b?= <c@example.org>\n\n", policy=email.policy.default)
    return message["To"].addresses[0].display_name == "a b"


PAIRS_COUNT = reads_spaces_between_words()


def more_spaces(meant, read):
    """How many spaces are in what was read that were not meant; None if there is any other difference."""
    more = 0
    at = 0
    for character in read:
        if at < len(meant) and meant[at] == character:
            at += 1
        elif character == " ":
            more += 1
        else:
            return None
    return more if at == len(meant) else None


def are_as_meant(meant, read, message, field):
    """Whether these are all names of a field, in their order."""
    more = [more_spaces(*names) for names in zip(meant, read)]
    if len(meant) != len(read) or None in more:
        return False
    return sum(more) == (pairs(message, field) if PAIRS_COUNT else 0)


def pairs(message, field):
    """How many encoded words have another one behind them, as the field is written."""
    written = [value for name, value in message.raw_items() if name.lower() == field.lower()]
    return sum(len(BETWEEN.findall(value)) for value in written)
