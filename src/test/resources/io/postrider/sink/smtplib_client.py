"""Talks to a sink by Python's own smtplib: PORT CA-FILE SCENARIO. Fails with a traceback where the sink is not as it should be."""

import smtplib
import ssl
import sys

MAIL = "Message-ID: <%s@example.com>\r\nSubject: smtplib\r\n\r\n.dot\r\n..dots\r\nsch\u00f6n\r\n"
USER, PASSWORD, TOKEN = "alice", "s3cret", "token-1"


def connect(port, ca, scenario):
    context = ssl.create_default_context(cafile=ca) if ca != "-" else None
    if scenario == "smtps":
        return smtplib.SMTP_SSL("localhost", port, timeout=10, context=context)
    server = smtplib.SMTP("127.0.0.1", port, timeout=10)
    server.ehlo()
    if context:
        server.starttls(context=context)
        server.ehlo()
    return server


def callback(server, mechanism):
    return getattr(server, "auth_" + mechanism.lower().replace("-", "_"))


def login(server, mechanism):
    server.user, server.password = USER, PASSWORD
    if mechanism == "XOAUTH2":
        server.auth(mechanism, lambda challenge=None: "user=%s\1auth=Bearer %s\1\1" % (USER, TOKEN))
    else:
        server.auth(mechanism, callback(server, mechanism), initial_response_ok=mechanism != "LOGIN")


def be_refused(server):
    server.user, server.password = USER, "wrong"
    for mechanism in ("PLAIN", "LOGIN", "CRAM-MD5"):
        try:
            server.auth(mechanism, callback(server, mechanism))
        except smtplib.SMTPAuthenticationError as e:
            assert e.smtp_code == 535, e
        else:
            raise AssertionError("logged in with a wrong password")


def send(server, name):
    content = (MAIL % name).encode("utf-8")
    options = ["body=8bitmime"]
    refused = server.sendmail("a@example.com", ["b@example.org", "c@example.org"], content, options)
    assert refused == {}, refused


def main(port, ca, scenario):
    server = connect(port, ca, scenario)
    if scenario == "refused":
        be_refused(server)
    else:
        if scenario.startswith("auth "):
            login(server, scenario.split(" ")[1])
        send(server, scenario.replace(" ", "."))
    server.quit()


main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
