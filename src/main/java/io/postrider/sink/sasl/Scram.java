package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM and SCRAM-PLUS (RFC 5802).
 *
 * <pre>
 * C: n,,n=user,r=client            (or p=tls-server-end-point,,…)
 * S: r=client+server,s=salt,i=4096
 * C: c=biws,r=client+server,p=proof
 * S: v=signature                   as a challenge: SMTP's 235 carries no data
 * C:
 * </pre>
 */
final class Scram extends ClientFirst {

    /** Whether the mechanism's name ends in -PLUS, or the client could have taken one that does. */
    enum Binding {
        NONE,
        OFFERED,
        USED
    }

    private final ScramHash hash;
    private final Binding binding;
    private final Accounts accounts;
    private final ChannelBindings channel;
    private final String serverNonce;

    private @Nullable ClientFirstMessage first;
    private @Nullable ScramRecord credentials;
    private String serverFirst = "";
    private boolean proven;

    Scram(ScramHash hash, Binding binding, Accounts accounts, ChannelBindings channel, String serverNonce) {
        this.hash = hash;
        this.binding = binding;
        this.accounts = accounts;
        this.channel = channel;
        this.serverNonce = serverNonce;
    }

    @Override
    public Turn hear(byte[] response) {
        String text = new String(response, StandardCharsets.UTF_8);
        if (first == null || credentials == null) {
            return onClientFirst(text);
        }
        return proven ? onEnd(text, first) : onClientFinal(text, first, credentials);
    }

    private Turn onClientFirst(String text) {
        ClientFirstMessage message = ClientFirstMessage.parse(text);
        if (message == null || !fitsBinding(message)) {
            return new Turn.Malformed();
        }
        first = message;
        credentials = accounts.scram(hash, message.user());
        serverFirst = "r=" + message.nonce() + serverNonce + "," + credentials.attributes();
        return new Turn.Challenge(serverFirst);
    }

    // "y" says that the client could bind but believes that we cannot: if we can, somebody in the middle took the offer
    // away
    // (RFC 5802 section 6).
    private boolean fitsBinding(ClientFirstMessage message) {
        return switch (binding) {
            case NONE -> message.bindingType().isEmpty();
            case OFFERED ->
                message.bindingType().isEmpty() && !message.gs2Header().startsWith("y");
            case USED -> message.bindingType().isPresent();
        };
    }

    private Turn onClientFinal(String text, ClientFirstMessage first, ScramRecord credentials) {
        int proofAt = text.lastIndexOf(",p=");
        if (proofAt < 0) {
            return new Turn.Malformed();
        }
        String withoutProof = text.substring(0, proofAt);
        byte[] proof = base64(text.substring(proofAt + 3));
        byte[] authMessage = (first.bare() + "," + serverFirst + "," + withoutProof).getBytes(StandardCharsets.UTF_8);
        if (!withoutProof.equals(expected(first)) || !credentials.proves(proof, authMessage)) {
            return new Turn.Refused();
        }
        proven = true;
        return new Turn.Challenge("v=" + Base64.getEncoder().encodeToString(credentials.serverSignature(authMessage)));
    }

    /** The only client-final-message-without-proof that is right: the header, the binding and the nonce as agreed. */
    private String expected(ClientFirstMessage first) {
        byte[] header = first.gs2Header().getBytes(StandardCharsets.UTF_8);
        byte[] data = first.bindingType().flatMap(channel::data).orElse(new byte[0]);
        byte[] input = new byte[header.length + data.length];
        System.arraycopy(header, 0, input, 0, header.length);
        System.arraycopy(data, 0, input, header.length, data.length);
        return "c=" + Base64.getEncoder().encodeToString(input) + ",r=" + first.nonce() + serverNonce;
    }

    private static Turn onEnd(String text, ClientFirstMessage first) {
        return text.isEmpty() ? new Turn.Success(first.user()) : new Turn.Malformed();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
