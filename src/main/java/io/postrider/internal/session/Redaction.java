package io.postrider.internal.session;

import io.postrider.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes secrets out of what a server says: some repeat what they were told. Knows the secrets of one connection, in clear and in Base64.
 * Confined to the event loop.
 */
final class Redaction {

    /** Shorter ones would be found in innocent words. */
    private static final int SHORTEST = 3;

    private static final String BEARER = "auth=Bearer ";

    private final List<String> secrets = new ArrayList<>();

    /** Hides this from now on. */
    void hide(String secret) {
        if (secret.length() >= SHORTEST && !secrets.contains(secret)) {
            secrets.add(secret);
            // The longest first, lest a part of it is taken and the rest is left.
            secrets.sort((one, other) -> Integer.compare(other.length(), one.length()));
        }
    }

    /** Hides this as it is, as it looks when its octets are not read as UTF-8, and in Base64. */
    void hideWithBase64(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        hide(secret);
        hide(new String(octets, StandardCharsets.ISO_8859_1));
        hide(Base64.getEncoder().encodeToString(octets));
    }

    /**
     * Hides a response of a login and what it says in Base64: PLAIN holds the user and the password between NULs (RFC 4616 section 2), OAUTHBEARER and
     * XOAUTH2 hold their token between octets of 1 (RFC 7628 section 3.1).
     */
    void hideWithParts(String response) {
        hide(response);
        for (String part : decoded(response.trim()).split("[\0\1]")) {
            hideDecoded(part);
            if (part.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                hideDecoded(part.substring(BEARER.length()));
            }
        }
    }

    private void hideDecoded(String octets) {
        hide(octets);
        hideWithBase64(new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String decoded(String response) {
        try {
            return new String(Base64.getDecoder().decode(response), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            // It says nothing in Base64, such as the lone "=" or "*".
            return "";
        }
    }

    /** The reply without secrets. */
    Reply apply(Reply reply) {
        if (secrets.isEmpty()) {
            return reply;
        }
        for (String line : reply.lines()) {
            if (isIn(line)) {
                return new Reply(
                        reply.code(), reply.lines().stream().map(this::apply).toList());
            }
        }
        return reply;
    }

    private boolean isIn(String line) {
        for (String secret : secrets) {
            if (line.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    /** The text without secrets. */
    String apply(String text) {
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, "***");
        }
        return safe;
    }
}
