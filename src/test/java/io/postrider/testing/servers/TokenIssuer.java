package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues bearer tokens (RFC 7519, signed by HMAC with SHA-256) that Dovecot checks by itself, with the same key. */
final class TokenIssuer {

    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final byte[] key = new byte[32];

    TokenIssuer() {
        new SecureRandom().nextBytes(key);
    }

    /** The key in the form that Dovecot reads. */
    String keyInBase64() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** A token for the next hour. */
    String valid(String user) {
        return issue(user, Duration.ofHours(1));
    }

    /** A token that ran out a minute ago. */
    String expired(String user) {
        return issue(user, Duration.ofMinutes(-1));
    }

    private String issue(String user, Duration validity) {
        Instant now = Instant.now();
        String claims = "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(
                        user,
                        now.minus(Duration.ofHours(1)).getEpochSecond(),
                        now.plus(validity).getEpochSecond());
        String signed = base64(HEADER.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return signed + "." + base64(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] octets) {
        return BASE64_URL.encodeToString(octets);
    }
}
