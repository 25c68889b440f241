package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.internal.codec.ContentFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A content and what is known of it before it is sent.
 *
 * @param content the octets
 * @param facts what a scan found; null if there was none, as for a stream, or for what its composer vouches for
 * @param header what its header section demands
 */
public record PreparedContent(Content content, @Nullable ContentFacts facts, HeaderForm header) {

    /** Whether the header section holds characters beyond ASCII (RFC 6532), which take SMTPUTF8. */
    public enum HeaderForm {
        ASCII,
        UTF8
    }

    /** How many octets will leave, dots apart; below 0 if nobody knows. */
    public long size() {
        if (facts != null && body().orElse(BodyType.SEVEN_BIT) != BodyType.BINARY_MIME) {
            return facts.size();
        }
        return content.canonical() || isBinary() ? content.size().orElse(-1) : -1;
    }

    /** What the octets demand of the transport, if that is known. */
    public Optional<BodyType> body() {
        return content.body().isPresent() || facts == null ? content.body() : Optional.of(facts.body());
    }

    /** Whether it leaves as it is, dots apart. */
    boolean isCanonical() {
        return content.canonical() || facts != null && facts.canonical();
    }

    /** Whether the caller said that this is binary: nothing else is ever sent as that. */
    boolean isBinary() {
        return content.body().isPresent() && content.body().get() == BodyType.BINARY_MIME;
    }

    /** The same message as a transport that takes {@code widest} can carry it. */
    PreparedContent in(BodyType widest) {
        Content form = content.in(widest);
        return form == content ? this : new PreparedContent(form, null, header);
    }
}
