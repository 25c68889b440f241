package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** CRAM-MD5 (RFC 2195): the server speaks first, so that there is no initial response. */
final class CramMd5 implements ServerMechanism {

    private final Accounts accounts;
    private final String challenge;

    CramMd5(Accounts accounts, String challenge) {
        this.accounts = accounts;
        this.challenge = challenge;
    }

    @Override
    public Turn begin(byte @Nullable [] initialResponse) {
        return initialResponse == null ? new Turn.Challenge(challenge) : new Turn.Malformed();
    }

    /** {@code user SP digest}, the digest in lower-case hexadecimal. */
    @Override
    public Turn hear(byte[] response) {
        String text = new String(response, StandardCharsets.UTF_8);
        int space = text.lastIndexOf(' ');
        if (space < 1) {
            return new Turn.Malformed();
        }
        String user = text.substring(0, space);
        boolean proven = accounts.password(user)
                .map(password -> Accounts.same(digest(password), text.substring(space + 1)))
                .orElse(false);
        return proven ? new Turn.Success(user) : new Turn.Refused();
    }

    private String digest(String password) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Macs.of("HmacMD5", key, challenge.getBytes(StandardCharsets.UTF_8)));
    }
}
