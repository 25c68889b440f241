package io.postrider.internal.sasl;

import java.nio.charset.StandardCharsets;

/** Speaks with a mechanism in text, as the RFCs print their examples; ^A stands for the octet 1. */
record Exchange(SaslMechanism mechanism) {

    String opens() throws SaslFailure {
        return text(mechanism.initialResponse().orElseThrow());
    }

    String answers(String challenge) throws SaslFailure {
        return text(mechanism.respond(challenge.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8).replace("\1", "^A").replace("\0", "<NUL>");
    }
}
