package io.postrider.cli.merge;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A value with parameters (RFC 2045 section 5.1), such as those of Content-Type and Content-Disposition; with the charsets and
 * the pieces of RFC 2231.
 *
 * @param value in front of the first semicolon, in small letters
 * @param parameters by their names in small letters, as they are written
 */
record Parameters(String value, Map<String, String> parameters) {

    private static final Pattern TOKEN = Pattern.compile("[!#-'*+\\-.0-9A-Z^-~]+");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    static Parameters of(String field) {
        Map<String, String> parameters = new TreeMap<>();
        int semicolon = next(field, 0);
        String value = field.substring(0, semicolon).strip().toLowerCase(Locale.ROOT);
        for (int from = semicolon + 1; from < field.length(); from = next(field, from) + 1) {
            put(field.substring(from, next(field, from)), parameters);
        }
        return new Parameters(value, parameters);
    }

    /** The parameter of that name, pieces put together, percent signs and charset resolved. */
    Optional<String> get(String name) {
        String plain = parameters.get(name);
        if (plain != null) {
            return Optional.of(EncodedWord.decode(plain));
        }
        String extended = parameters.get(name + "*");
        return extended == null ? pieces(name) : Optional.of(decode(extended));
    }

    /** Whether the parameter of that name says so; case does not matter. */
    boolean says(String name, String expected) {
        return get(name).filter(expected::equalsIgnoreCase).isPresent();
    }

    /** As it may be written again, without the name of a file. */
    String withoutName() {
        StringBuilder field = new StringBuilder(value);
        parameters.forEach((name, parameter) -> {
            if (TOKEN.matcher(name).matches() && !name.equals("name") && !name.startsWith("name*")) {
                field.append("; ").append(written(name, parameter));
            }
        });
        return field.toString();
    }

    private static String written(String name, String parameter) {
        if (TOKEN.matcher(parameter).matches()) {
            return name + '=' + parameter;
        }
        return PRINTABLE.matcher(parameter).matches()
                ? name + "=\"" + parameter.replaceAll("([\"\\\\])", "\\\\$1") + '"'
                : name + "*=utf-8''" + UrlText.encode(parameter);
    }

    private Optional<String> pieces(String name) {
        StringBuilder whole = new StringBuilder();
        boolean encoded = false;
        for (int i = 0; ; i++) {
            String piece = parameters.get(name + "*" + i);
            String encodedPiece = parameters.get(name + "*" + i + "*");
            if (piece == null && encodedPiece == null) {
                break;
            }
            encoded |= encodedPiece != null;
            whole.append(encodedPiece != null ? encodedPiece : piece);
        }
        return whole.isEmpty() ? Optional.empty() : Optional.of(encoded ? decode(whole.toString()) : whole.toString());
    }

    /** Where the next semicolon outside of quotes is, or the end. */
    private static int next(String field, int from) {
        boolean quoted = false;
        for (int i = from; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return field.length();
    }

    private static void put(String parameter, Map<String, String> parameters) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
            String name = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            parameters.putIfAbsent(
                    name, unquoted(parameter.substring(equals + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    // RFC 2231 section 4: charset'language'octets
    private static String decode(String extended) {
        int charset = extended.indexOf('\'');
        int language = extended.indexOf('\'', charset + 1);
        if (language < 0) {
            return extended;
        }
        byte[] octets = extended.substring(language + 1).replace('%', '=').getBytes(StandardCharsets.UTF_8);
        try {
            return new String(QuotedPrintable.decode(octets), Charset.forName(extended.substring(0, charset)));
        } catch (IllegalArgumentException e) {
            return extended;
        }
    }
}
