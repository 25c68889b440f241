package io.postrider.sink.sasl;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mechanisms by their names (RFC 4422 section 3.1). */
public final class Mechanisms {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String PLUS = "-PLUS";

    private Mechanisms() {}

    /**
     * What there is to offer, the strongest first.
     *
     * @param tls whether the connection has channel bindings
     * @param certificates whether clients are asked for certificates
     */
    public static List<String> offered(Accounts accounts, boolean tls, boolean certificates) {
        List<String> names = new ArrayList<>();
        if (accounts.hasPasswords()) {
            for (String scram : List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1")) {
                if (tls) {
                    names.add(scram + PLUS);
                }
                names.add(scram);
            }
            names.addAll(List.of("CRAM-MD5", "PLAIN", "LOGIN"));
        }
        if (accounts.hasTokens()) {
            names.addAll(List.of("OAUTHBEARER", "XOAUTH2"));
        }
        if (tls && certificates) {
            names.add("EXTERNAL");
        }
        return List.copyOf(names);
    }

    /**
     * Begins an exchange; empty for a mechanism that nobody knows.
     *
     * @param name its name in any case
     * @param offered what the client was told
     * @param accounts who may log in
     * @param channel the connection's bindings
     * @param certificateName whom the client's certificate names
     */
    public static Optional<ServerMechanism> create(
            String name,
            List<String> offered,
            Accounts accounts,
            ChannelBindings channel,
            Optional<String> certificateName) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!offered.contains(upper)) {
            return Optional.empty();
        }
        return switch (upper) {
            case "PLAIN" -> Optional.of(new Plain(accounts));
            case "LOGIN" -> Optional.of(new Login(accounts));
            case "CRAM-MD5" -> Optional.of(new CramMd5(accounts, "<" + nonce() + "@sink.example.org>"));
            case "OAUTHBEARER" -> Optional.of(new Bearer(Bearer.Dialect.OAUTHBEARER, accounts));
            case "XOAUTH2" -> Optional.of(new Bearer(Bearer.Dialect.XOAUTH2, accounts));
            case "EXTERNAL" -> Optional.of(new External(certificateName));
            default -> scram(upper, offered, accounts, channel);
        };
    }

    private static Optional<ServerMechanism> scram(
            String name, List<String> offered, Accounts accounts, ChannelBindings channel) {
        for (ScramHash hash : ScramHash.values()) {
            if (name.equals(hash.mechanism()) || name.equals(hash.mechanism() + PLUS)) {
                Scram.Binding binding = name.endsWith(PLUS)
                        ? Scram.Binding.USED
                        : offered.contains(name + PLUS) ? Scram.Binding.OFFERED : Scram.Binding.NONE;
                return Optional.of(new Scram(hash, binding, accounts, channel, nonce()));
            }
        }
        return Optional.empty();
    }

    private static String nonce() {
        byte[] octets = new byte[18];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().withoutPadding().encodeToString(octets);
    }
}
