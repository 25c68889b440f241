package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * OAUTHBEARER (RFC 7628) and XOAUTH2, its predecessor: key and value pairs, each ended by {@code ^A}. A refused token is answered by a
 * challenge that says why in JSON; only then, when the client has heard it, the exchange fails (RFC 7628 section 3.2.3).
 */
final class Bearer extends ClientFirst {

    /** The two dialects. */
    enum Dialect {
        /** {@code n,a=user,^Ahost=…^Aport=…^Aauth=Bearer token^A^A}. */
        OAUTHBEARER,
        /** {@code user=user^Aauth=Bearer token^A^A}. */
        XOAUTH2
    }

    private static final String SEPARATOR = "\u0001";
    private static final String ERROR = "{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

    private final Dialect dialect;
    private final Accounts accounts;
    private boolean refused;

    Bearer(Dialect dialect, Accounts accounts) {
        this.dialect = dialect;
        this.accounts = accounts;
    }

    @Override
    public Turn hear(byte[] response) {
        String text = new String(response, StandardCharsets.UTF_8);
        if (refused) {
            return text.equals(dialect == Dialect.OAUTHBEARER ? SEPARATOR : "")
                    ? new Turn.Refused()
                    : new Turn.Malformed();
        }
        return text.endsWith(SEPARATOR + SEPARATOR) ? judge(text) : new Turn.Malformed();
    }

    private Turn judge(String text) {
        Map<String, String> pairs = pairs(text);
        String auth = pairs.getOrDefault("auth", "");
        if (!auth.startsWith("Bearer ")) {
            return new Turn.Malformed();
        }
        Optional<String> user = user(text, pairs, auth.substring("Bearer ".length()));
        refused = user.isEmpty();
        return user.<Turn>map(Turn.Success::new).orElseGet(() -> new Turn.Challenge(ERROR));
    }

    private Optional<String> user(String text, Map<String, String> pairs, String token) {
        Optional<String> named =
                dialect == Dialect.XOAUTH2 ? Optional.ofNullable(pairs.get("user")) : authorizationId(text);
        return named.map(user -> accounts.isToken(user, token) ? Optional.of(user) : Optional.<String>empty())
                .orElseGet(() -> dialect == Dialect.XOAUTH2 ? Optional.empty() : accounts.ownerOf(token));
    }

    private static Optional<String> authorizationId(String text) {
        String header = text.substring(0, text.indexOf(SEPARATOR));
        String[] parts = header.split(",", -1);
        return parts.length == 3 && parts[1].startsWith("a=")
                ? Optional.of(parts[1].substring(2).replace("=2C", ",").replace("=3D", "="))
                : Optional.empty();
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(SEPARATOR, -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }
}
