package io.postrider.internal.sasl;

import io.postrider.Secret;

/**
 * LOGIN (draft-murchison-sasl-login-00): the first prompt gets the user name, the second the password, whatever they say.
 *
 * <pre>
 * C: AUTH LOGIN
 * S: 334 VXNlcm5hbWU6
 * C: dGlt
 * S: 334 UGFzc3dvcmQ6
 * C: dGFuc3RhYWZ0YW5zdGFhZg==
 * S: 235
 * </pre>
 */
final class Login implements SaslMechanism {

    static final String NAME = "LOGIN";

    private final String user;
    private final Secret password;
    private int prompts;

    Login(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Does not read the prompt: some servers send none, some one that is not in Base64. */
    @Override
    public byte[] respondTo(String text) throws SaslFailure {
        return respond(new byte[0]);
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        prompts++;
        return switch (prompts) {
            case 1 -> Utf8.encode("user name", user);
            case 2 -> Utf8.encode("password", password.reveal());
            default -> throw SaslFailure.temporary("the server asks for more after all of LOGIN was said");
        };
    }

    @Override
    public void succeeded() throws SaslFailure {
        if (prompts < 2) {
            throw SaslFailure.temporary("the server ended LOGIN before it had asked for the password");
        }
    }
}
