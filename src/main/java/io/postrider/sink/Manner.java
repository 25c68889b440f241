package io.postrider.sink;

import io.postrider.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a sink speaks.
 *
 * @param protocol SMTP or LMTP
 * @param hostName who it says it is
 * @param extensions what it offers
 * @param ehloLines what it says besides in its reply to EHLO
 * @param limits what it takes
 * @param traits what else it insists on
 * @param delay how long it holds back every reply
 */
record Manner(
        Protocol protocol,
        String hostName,
        Set<Extension> extensions,
        List<String> ehloLines,
        Limits limits,
        Set<Trait> traits,
        Duration delay) {

    enum Trait {
        STRICT,
        WITHOUT_EHLO,
        AUTH_REQUIRED
    }

    /**
     * What it takes at most.
     *
     * @param octets of content
     * @param recipients of one mail; 0 for any number
     * @param mails on one connection; 0 for any number
     */
    record Limits(long octets, int recipients, int mails) {}

    Manner {
        extensions = Set.copyOf(extensions);
        ehloLines = List.copyOf(ehloLines);
        traits = Set.copyOf(traits);
    }

    boolean offers(Extension extension) {
        return extensions.contains(extension);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    boolean isLmtp() {
        return protocol == Protocol.LMTP;
    }
}
