package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds why a server refuses a token: the status in its JSON (RFC 7628 section 3.2.2), and nothing else of it. */
final class TokenStatus {

    /** A registered error code as {@code invalid_token}, or an HTTP status as XOAUTH2 servers give. */
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"?([A-Za-z0-9_.-]{1,64})[\",}\\s]");

    private TokenStatus() {}

    static Optional<String> in(byte[] json, Secret token) {
        Matcher matcher = STATUS.matcher(new String(json, StandardCharsets.UTF_8));
        if (!matcher.find() || isOf(token, matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1));
    }

    // A server may send back what we sent; what is longer than any HTTP status could be a piece of the token.
    private static boolean isOf(Secret token, String status) {
        return status.length() > 3 && new String(token.reveal()).contains(status);
    }
}
