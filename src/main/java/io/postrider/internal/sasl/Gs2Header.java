package io.postrider.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a SCRAM client says about channel binding (RFC 5802 section 6), with an empty authorization identity. The proof covers it, so
 * that nobody in the middle can take the -PLUS names out of what the server offers without being noticed.
 *
 * @param flag {@code p=type}, {@code y} or {@code n}
 * @param binding present if the flag is {@code p}
 */
record Gs2Header(String flag, Optional<ChannelBinding> binding) {

    /** The exchange is bound to the channel. */
    static Gs2Header bound(ChannelBinding binding) {
        return new Gs2Header("p=" + binding.type(), Optional.of(binding));
    }

    /** We could bind, but saw no -PLUS name: a server that had offered one now knows that it was taken away. */
    static Gs2Header notOffered() {
        return new Gs2Header("y", Optional.empty());
    }

    /** We cannot bind, or were told not to. */
    static Gs2Header unbound() {
        return new Gs2Header("n", Optional.empty());
    }

    /** As it opens the client's first message. */
    String text() {
        return flag + ",,";
    }

    /** The value of {@code c=} in the client's final message. */
    String channelBindingInput() {
        byte[] data = binding.map(ChannelBinding::data).orElse(new byte[0]);
        byte[] input = Octets.join(text().getBytes(StandardCharsets.US_ASCII), data);
        return Base64.getEncoder().encodeToString(input);
    }
}
