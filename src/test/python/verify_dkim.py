"""Verifies every DKIM signature of every message in a directory with dkimpy, and asks no DNS.

Usage: verify_dkim.py DIRECTORY

The directory holds messages, *.eml, and keys.tsv: the name of a TXT record, a tab, its value. For each signature of each message,
one line is printed: the file, the number of the signature from the top, and "pass" or "fail" with the reason.
"""

import logging
import pathlib
import sys

import dkim


def load_keys(directory):
    lines = (directory / "keys.tsv").read_text("ascii").splitlines()
    return dict(line.split("\t") for line in lines)


def verdict(message, index, keys):
    def lookup(name, timeout=None):
        return keys.get(name.decode("ascii").rstrip("."), "").encode("ascii")

    try:
        verified = dkim.DKIM(message).verify(idx=index, dnsfunc=lookup)
    except Exception as e:  # A verifier that stumbles has not verified; the reason is printed.
        return "fail %s: %s" % (type(e).__name__, e)
    return "pass" if verified else "fail"


def signatures(message):
    header = message.partition(b"\r\n\r\n")[0]
    return sum(line.lower().startswith(b"dkim-signature:") for line in header.split(b"\r\n"))


def main():
    logging.disable(logging.CRITICAL)
    directory = pathlib.Path(sys.argv[1])
    keys = load_keys(directory)
    for file in sorted(directory.glob("*.eml")):
        message = file.read_bytes()
        for index in range(signatures(message)):
            print("%s %d %s" % (file.name, index, verdict(message, index, keys)))


main()
