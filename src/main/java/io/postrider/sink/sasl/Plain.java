package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;

/** PLAIN (RFC 4616). */
final class Plain extends ClientFirst {

    private final Accounts accounts;

    Plain(Accounts accounts) {
        this.accounts = accounts;
    }

    /** {@code [authzid] NUL authcid NUL passwd}. */
    @Override
    public Turn hear(byte[] response) {
        String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            return new Turn.Malformed();
        }
        boolean actsAsItself = parts[0].isEmpty() || parts[0].equals(parts[1]);
        return actsAsItself && accounts.isPassword(parts[1], parts[2])
                ? new Turn.Success(parts[1])
                : new Turn.Refused();
    }
}
