package io.postrider.sink;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of MAIL and RCPT (RFC 5321 section 4.1.2), checked against what is offered. */
final class Parameters {

    private final Manner manner;
    private final boolean tls;
    private final boolean auth;

    /** The parameters as they may stand on a connection with or without TLS, of a sink that knows users or not. */
    Parameters(Manner manner, boolean tls, boolean auth) {
        this.manner = manner;
        this.tls = tls;
        this.auth = auth;
    }

    /** The parameters by their upper-case keyword; null if they are malformed or one stands twice. */
    static @Nullable Map<String, String> parse(String text) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String parameter : text.strip().split(" +", -1)) {
            int equals = parameter.indexOf('=');
            String keyword = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            boolean emptyValue = equals >= 0 && value.isEmpty();
            if (!isKeyword(keyword) || emptyValue || parsed.put(keyword.toUpperCase(Locale.ROOT), value) != null) {
                return null;
            }
        }
        return parsed;
    }

    private static boolean isKeyword(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'))
                && text.charAt(0) != '-';
    }

    /** What is wrong with the parameters of MAIL; null for nothing. */
    @Nullable
    Answer checkMail(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Answer wrong = checkMail(parameter.getKey(), parameter.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable Answer checkMail(String keyword, String value) {
        return switch (keyword) {
            case "SIZE" -> manner.offers(Extension.SIZE) ? checkSize(value) : Answer.UNKNOWN_PARAMETER;
            case "BODY" -> checkBody(value.toUpperCase(Locale.ROOT));
            case "SMTPUTF8" -> check(manner.offers(Extension.SMTPUTF8), value.isEmpty());
            case "REQUIRETLS" -> check(tls && manner.offers(Extension.REQUIRETLS), value.isEmpty());
            case "RET" -> check(manner.offers(Extension.DSN), value.matches("(?i)FULL|HDRS"));
            case "ENVID" -> check(manner.offers(Extension.DSN), isXtext(value) && value.length() <= 100);
            case "AUTH" -> check(auth, isXtext(value));
            default -> Answer.UNKNOWN_PARAMETER;
        };
    }

    /** What is wrong with the parameters of RCPT (RFC 3461); null for nothing. */
    @Nullable
    Answer checkRecipient(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Answer wrong = checkRecipient(parameter.getKey(), parameter.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable Answer checkRecipient(String keyword, String value) {
        boolean dsn = manner.offers(Extension.DSN);
        return switch (keyword) {
            case "NOTIFY" -> check(dsn, value.matches("(?i)NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY))*"));
            case "ORCPT" -> check(dsn, value.length() <= 500 && value.matches("[A-Za-z0-9-]+;.+"));
            default -> Answer.UNKNOWN_PARAMETER;
        };
    }

    private static @Nullable Answer check(boolean known, boolean wellFormed) {
        if (!known) {
            return Answer.UNKNOWN_PARAMETER;
        }
        return wellFormed ? null : Answer.BAD_SYNTAX;
    }

    private @Nullable Answer checkSize(String value) {
        if (!value.matches("[0-9]{1,20}")) {
            return Answer.BAD_SYNTAX;
        }
        boolean fits =
                value.length() < 19 && Long.parseLong(value) <= manner.limits().octets();
        return fits ? null : Answer.TOO_LARGE;
    }

    private @Nullable Answer checkBody(String value) {
        return switch (value) {
            case "7BIT", "8BITMIME" -> check(manner.offers(Extension.EIGHT_BIT_MIME), true);
            case "BINARYMIME" -> check(manner.offers(Extension.BINARYMIME), true);
            default -> Answer.BAD_SYNTAX;
        };
    }

    /** RFC 3461 section 4. */
    private static boolean isXtext(String value) {
        return value.matches("([!-*,-<>-~]|\\+[0-9A-F]{2})+");
    }
}
