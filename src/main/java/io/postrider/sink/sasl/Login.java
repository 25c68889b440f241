package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** LOGIN (draft-murchison-sasl-login): user, then password. Clients in the wild send the user as an initial response too. */
final class Login implements ServerMechanism {

    private final Accounts accounts;
    private @Nullable String user;

    Login(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Turn begin(byte @Nullable [] initialResponse) {
        return initialResponse == null ? new Turn.Challenge("User Name\0") : hear(initialResponse);
    }

    @Override
    public Turn hear(byte[] response) {
        String text = new String(response, StandardCharsets.UTF_8);
        if (user == null) {
            user = text;
            return new Turn.Challenge("Password\0");
        }
        return accounts.isPassword(user, text) ? new Turn.Success(user) : new Turn.Refused();
    }
}
