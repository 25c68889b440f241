package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.internal.codec.ContentFacts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A content and what is known of it before it is sent: everything that its transaction needs to know, so that an event loop asks the content itself
 * for nothing but its octets.
 *
 * @param content the octets
 * @param facts what a scan found; null if there was none, as for a stream, or for what its composer vouches for
 * @param header what its header section demands
 * @param demand what the octets demand of the transport; null if nobody knows
 * @param vouchedFor whether the composer says that it is canonical
 * @param size how many octets will leave, dots apart; below 0 if nobody knows
 * @param form which of the message's forms this is
 */
public record PreparedContent(
        Content content,
        @Nullable ContentFacts facts,
        HeaderForm header,
        @Nullable BodyType demand,
        boolean vouchedFor,
        long size,
        Form form) {

    /** Whether the header section holds characters beyond ASCII (RFC 6532), which take SMTPUTF8. */
    public enum HeaderForm {
        ASCII,
        UTF8
    }

    /** Which transports a form was made for. */
    public enum Form {
        /** The message has no other. */
        ONLY,
        /** None was made yet. */
        NONE,
        SEVEN_BIT,
        EIGHT_BIT_MIME,
        BINARY_MIME;

        /** The form for transports that take {@code widest}. */
        public static Form of(BodyType widest) {
            return switch (widest) {
                case SEVEN_BIT -> SEVEN_BIT;
                case EIGHT_BIT_MIME -> EIGHT_BIT_MIME;
                case BINARY_MIME -> BINARY_MIME;
            };
        }
    }

    /**
     * What is known of a content. Asks it, so that the caller's code may run.
     *
     * @param facts what a scan found; null if there was none
     */
    public static PreparedContent of(Content content, @Nullable ContentFacts facts, HeaderForm header, Form form) {
        BodyType said = content.body().orElse(null);
        boolean vouchedFor = content.canonical();
        boolean binary = said == BodyType.BINARY_MIME;
        BodyType demand = binary ? said : more(said, facts);
        return new PreparedContent(
                content, facts, header, demand, vouchedFor, size(content, facts, vouchedFor, binary), form);
    }

    // Whoever says less of his octets than is found in them is mistaken, and a server must not be told so.
    private static @Nullable BodyType more(@Nullable BodyType said, @Nullable ContentFacts facts) {
        if (facts == null) {
            return said;
        }
        return said == null || said.fits(facts.body()) ? facts.body() : said;
    }

    private static long size(Content content, @Nullable ContentFacts facts, boolean vouchedFor, boolean binary) {
        if (facts != null && !binary) {
            return facts.size();
        }
        return vouchedFor || binary ? said(content.size()) : -1;
    }

    private static long said(OptionalLong size) {
        if (size.isPresent() && size.getAsLong() < 0) {
            throw new IllegalArgumentException("it says that it has " + size.getAsLong() + " octets");
        }
        return size.orElse(-1);
    }

    /** A message of several forms, none of which was made yet. */
    public static PreparedContent unmade(Content content) {
        return new PreparedContent(content, null, HeaderForm.ASCII, null, false, -1, Form.NONE);
    }

    /** Whether it may be sent over a transport that takes {@code widest}: a form that was made for another may be none that it can carry. */
    public boolean isFor(BodyType widest) {
        return form == Form.ONLY
                || form == Form.of(widest)
                || form != Form.NONE && demand != null && demand.fits(widest);
    }

    /** What the octets demand of the transport, if that is known. */
    public Optional<BodyType> body() {
        return Optional.ofNullable(demand);
    }

    /** Whether it leaves as it is, dots apart. */
    boolean isCanonical() {
        return vouchedFor || facts != null && facts.canonical();
    }

    /** Whether the caller said that this is binary: nothing else is ever sent as that. */
    boolean isBinary() {
        return demand == BodyType.BINARY_MIME;
    }
}
