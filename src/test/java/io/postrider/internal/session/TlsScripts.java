package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.offering;

import io.postrider.TlsOptions;
import io.postrider.testing.Script;
import io.postrider.testing.TestCertificates;
import java.util.Optional;

/** What scripts of STARTTLS begin with, and clients that trust the test certificates. */
final class TlsScripts {

    static final String OFFERED = offering("PIPELINING", "SIZE 1000", "STARTTLS");

    static final String OPENING = OFFERED + "C: STARTTLS\n";

    static final String SECURED = """
            S: 220 go ahead
            S: [tls %s]
            C: EHLO client.example.com
            S: 250 mx.example.org
            """ + MAIL;

    private TlsScripts() {}

    static Script required(String text) {
        return trusting(text).uri("smtp://localhost:%d?tls=required");
    }

    static Script opportunistic(String text) {
        return trusting(text).uri("smtp://localhost:%d?tls=opportunistic");
    }

    static Script trusting(String text) {
        TlsOptions trust = new TlsOptions(
                Optional.of(TestCertificates.shared().ca()), Optional.empty(), Optional.empty(), Optional.empty());
        return Script.of(text).client(client -> client.tls(trust));
    }
}
