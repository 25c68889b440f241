package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.util.function.Consumer;

/**
 * Turns the pieces of a content into the pieces that leave, however it is split. One for each time that a content is sent; not for
 * several threads.
 *
 * <p>What need not be changed leaves in the buffer that it came in, or in a slice of it.
 */
public sealed interface ContentEncoder permits AsIs, CanonicalData, TextEncoder {

    /**
     * Encodes the next piece.
     *
     * @param piece belongs to the encoder from now on, also if it throws
     * @param out is given what leaves, in order, and owns it; may have been given some of it when this throws
     * @throws ContentException if the content may not leave. The encoder is done for, and the end is never to be sent
     */
    void encode(ByteBuf piece, Consumer<? super ByteBuf> out) throws ContentException;

    /**
     * Ends the last line: appends CRLF to a text without one, two octets at most.
     *
     * @throws ContentException as {@link #encode}
     */
    void endLine(ByteBuf out) throws ContentException;

    /**
     * Ends the last line and the content: after {@link Framing#DATA} the dot too, five octets at most.
     *
     * @throws ContentException as {@link #encode}
     */
    void end(ByteBuf out) throws ContentException;

    /**
     * For a text of which nothing is known: its lines are ended by CRLF, its dots doubled if need be, and it is watched.
     *
     * @param widest what was agreed with the server: {@link BodyType#SEVEN_BIT} refuses octets above 127, and both types of text refuse NUL
     */
    static ContentEncoder text(Framing framing, BodyType widest, LineEndings lineEndings, ByteBufAllocator allocator) {
        return new TextEncoder(framing, widest, lineEndings, allocator);
    }

    /** For a text that is known to be canonical (see {@link io.postrider.Content#canonical}): only its dots are looked for, if need be. */
    static ContentEncoder canonical(Framing framing, ByteBufAllocator allocator) {
        return framing == Framing.BDAT ? AsIs.INSTANCE : CanonicalData.withDots(allocator);
    }

    /** For a canonical text that is known to have no line that begins with a dot: nothing is looked for. */
    static ContentEncoder withoutDots(Framing framing, ByteBufAllocator allocator) {
        return framing == Framing.BDAT ? AsIs.INSTANCE : CanonicalData.withoutDots(allocator);
    }

    /** For BODY=BINARYMIME, which BDAT alone can carry (RFC 3030 section 3): nothing is changed, not even looked at. */
    static ContentEncoder binary() {
        return AsIs.INSTANCE;
    }

    /**
     * For a content whose facts are known and which has not changed since: does no more than they ask for.
     *
     * @throws IllegalArgumentException if it is binary, and the framing DATA
     */
    static ContentEncoder of(ContentFacts facts, Framing framing, LineEndings lineEndings, ByteBufAllocator allocator) {
        if (facts.body() == BodyType.BINARY_MIME && framing == Framing.DATA) {
            throw new IllegalArgumentException("DATA cannot carry a binary content");
        }
        if (facts.body() == BodyType.BINARY_MIME) {
            return binary();
        }
        if (!facts.canonical()) {
            return text(framing, facts.body(), lineEndings, allocator);
        }
        return facts.needsStuffing() ? canonical(framing, allocator) : withoutDots(framing, allocator);
    }
}
