package io.postrider.client;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.Destination;
import io.postrider.Protocol;
import io.postrider.TlsPolicy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A server URI, taken apart: {@code smtp://[user[:password]@]host[:port][?tls=required|opportunistic|none&auth=MECHANISM]}, and the same with
 * {@code smtps} and {@code lmtp}.
 *
 * @param destination where, and under what TLS
 * @param auth who we are; with a user and no password the credentials are still to come
 * @param user the user that was named, with or without a password
 */
public record ServerUri(Destination destination, AuthOptions auth, Optional<String> user) {

    /**
     * Reads a URI. Without a port it is 465 for {@code smtps}, 24 for {@code lmtp}, and for {@code smtp} 587 with a user and 25 without; without
     * {@code tls} it is required with a user, and opportunistic without. With {@code tls=none} a mechanism that shows the password runs only if
     * {@code auth} names it.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong and shows no password
     */
    public static ServerUri parse(String uri) {
        return new Parser(uri).parse();
    }

    @Override
    public String toString() {
        return destination.toString();
    }

    /** Reads from left to right. java.net.URI would show the password in its messages, and refuses names that mail servers have. */
    private static final class Parser {
        private final String scheme;
        private String rest;
        private Optional<String> user = Optional.empty();
        private Optional<String> password = Optional.empty();
        private Optional<TlsPolicy> tls = Optional.empty();
        private Optional<String> mechanism = Optional.empty();

        Parser(String uri) {
            int colon = uri.indexOf("://");
            scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!scheme.equals("smtp") && !scheme.equals("smtps") && !scheme.equals("lmtp")) {
                throw new IllegalArgumentException("a server URI begins with smtp://, smtps:// or lmtp://");
            }
            rest = uri.substring(colon + 3);
        }

        ServerUri parse() {
            takeQuery();
            takeUser();
            if (rest.endsWith("/")) {
                rest = rest.substring(0, rest.length() - 1);
            }
            int port = takePort();
            Destination destination =
                    new Destination(scheme.equals("lmtp") ? Protocol.LMTP : Protocol.SMTP, host(), port, policy());
            return new ServerUri(destination, auth(), user);
        }

        private void takeQuery() {
            int question = rest.lastIndexOf('?');
            if (question < 0 || question < rest.lastIndexOf('@')) {
                return;
            }
            for (String parameter : rest.substring(question + 1).split("&")) {
                takeParameter(parameter);
            }
            rest = rest.substring(0, question);
        }

        private void takeParameter(String parameter) {
            if (parameter.startsWith("tls=")) {
                tls = Optional.of(TlsPolicy.of(parameter.substring(4)));
            } else if (parameter.startsWith("auth=") && parameter.length() > 5) {
                mechanism = Optional.of(parameter.substring(5).toUpperCase(Locale.ROOT));
            } else {
                throw new IllegalArgumentException(
                        "a server URI takes tls=required|opportunistic|none and auth=MECHANISM behind its '?'");
            }
        }

        // A password may hold an @ that nobody has encoded: the last one is the one that counts.
        private void takeUser() {
            int at = rest.lastIndexOf('@');
            if (at < 0) {
                return;
            }
            String info = rest.substring(0, at);
            rest = rest.substring(at + 1);
            int colon = info.indexOf(':');
            user = Optional.of(decode(colon < 0 ? info : info.substring(0, colon)));
            password = colon < 0 ? Optional.empty() : Optional.of(decode(info.substring(colon + 1)));
        }

        private int takePort() {
            int colon = rest.lastIndexOf(':');
            if (colon < 0 || colon < rest.indexOf(']') || rest.indexOf(':') < colon && !rest.startsWith("[")) {
                return defaultPort();
            }
            String port = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
            if (port.isEmpty() || port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
                // Without a dot before it, it may be the password of a URI whose host was forgotten.
                boolean behindHost = user.isPresent() || rest.contains(".") || rest.startsWith("[");
                throw new IllegalArgumentException(
                        behindHost ? "'" + port + "' is no port" : "what stands behind the ':' is no port");
            }
            return Integer.parseInt(port);
        }

        private int defaultPort() {
            return switch (scheme) {
                case "smtps" -> 465;
                case "lmtp" -> 24;
                default -> user.isPresent() ? 587 : 25;
            };
        }

        private String host() {
            boolean literal = rest.startsWith("[") && rest.endsWith("]");
            String host = literal ? rest.substring(1, rest.length() - 1) : rest;
            if (host.isEmpty() || host.chars().anyMatch(c -> "/?#@[]<>\"\\".indexOf(c) >= 0)) {
                throw new IllegalArgumentException("the server URI names no host");
            }
            return host;
        }

        private TlsPolicy policy() {
            if (scheme.equals("smtps")) {
                if (tls.isPresent() && tls.get() != TlsPolicy.REQUIRED) {
                    throw new IllegalArgumentException("smtps:// is always under TLS: leave tls= out");
                }
                return TlsPolicy.IMPLICIT;
            }
            return tls.orElse(user.isPresent() ? TlsPolicy.REQUIRED : TlsPolicy.OPPORTUNISTIC);
        }

        private AuthOptions auth() {
            Optional<Credentials> credentials =
                    user.flatMap(name -> password.map(secret -> Credentials.password(name, secret)));
            return new AuthOptions(credentials, mechanism, clear());
        }

        // Who refuses TLS and asks for a mechanism by its name has said what the mechanism shows, and to whom.
        private ClearText clear() {
            boolean inSoManyWords = tls.equals(Optional.of(TlsPolicy.NONE)) && mechanism.isPresent();
            return inSoManyWords ? ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ : ClearText.FORBIDDEN;
        }

        private static String decode(String text) {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer decoded = ByteBuffer.allocate(octets.length);
            for (int i = 0; i < octets.length; i++) {
                if (octets[i] == '%') {
                    decoded.put((byte) (hexDigit(octets, i + 1) << 4 | hexDigit(octets, i + 2)));
                    i += 2;
                } else {
                    decoded.put(octets[i]);
                }
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(decoded.flip())
                        .toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("user or password of the server URI is no UTF-8");
            }
        }

        private static int hexDigit(byte[] octets, int index) {
            int digit = index < octets.length ? Character.digit(octets[index], 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "user or password of the server URI has a '%' that is not followed by two hexadecimal digits");
            }
            return digit;
        }
    }
}
