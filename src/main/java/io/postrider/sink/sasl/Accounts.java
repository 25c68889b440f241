package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Who may log in, and with what. For any thread. */
public final class Accounts {

    private final Map<String, String> passwords;
    private final Map<String, String> tokens;
    private final int scramIterations;
    private final Supplier<byte[]> salts;
    private final Map<String, ScramRecord> scramRecords = new ConcurrentHashMap<>();

    /**
     * @param passwords by user
     * @param tokens by user
     * @param scramIterations RFC 5802 section 5.1
     */
    public Accounts(Map<String, String> passwords, Map<String, String> tokens, int scramIterations) {
        this(passwords, tokens, scramIterations, Accounts::randomSalt);
    }

    Accounts(Map<String, String> passwords, Map<String, String> tokens, int scramIterations, Supplier<byte[]> salts) {
        this.passwords = Map.copyOf(passwords);
        this.tokens = Map.copyOf(tokens);
        this.scramIterations = scramIterations;
        this.salts = salts;
    }

    public boolean hasPasswords() {
        return !passwords.isEmpty();
    }

    public boolean hasTokens() {
        return !tokens.isEmpty();
    }

    Optional<String> password(String user) {
        return Optional.ofNullable(passwords.get(user));
    }

    boolean isPassword(String user, String password) {
        return password(user).map(expected -> same(expected, password)).orElse(false);
    }

    boolean isToken(String user, String token) {
        String expected = tokens.get(user);
        return expected != null && same(expected, token);
    }

    // A token says by itself whose it is; OAUTHBEARER need not name the user (RFC 7628 section 3.1).
    Optional<String> ownerOf(String token) {
        return tokens.entrySet().stream()
                .filter(entry -> same(entry.getValue(), token))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The stored form of a user's password; made anew for a user who is not known, so that nobody can tell. */
    ScramRecord scram(ScramHash hash, String user) {
        return scramRecords.computeIfAbsent(
                hash + " " + user, key -> new ScramRecord(hash, password(user), scramIterations, salts.get()));
    }

    private static byte[] randomSalt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
