package io.postrider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** A content that is made or fetched while it is read: a composed message with large parts, a stream of the caller's. */
public non-sealed interface Streamed extends Content {

    /**
     * Whether {@link #in} does no more than compute, so that the thread which sends a mail may ask for a form; if not, one of the client's threads for its
     * caller's code does.
     */
    default boolean quick() {
        return false;
    }

    /**
     * The octets that the message begins with, at least its whole header section, as far as they are at hand without opening it. They tell the client
     * whether the header holds UTF-8 (RFC 6532), which a server must have offered SMTPUTF8 for. A header that is not at hand is taken for ASCII,
     * but for what the addresses of the envelope say. Asked only of a content whose {@link #body} is not known to be seven bits. Computes, and no more.
     */
    default Optional<ByteBuffer> headerSection() {
        return Optional.empty();
    }

    /** What an {@link Content.Opener} opens; nothing is known of it beforehand. */
    record FromOpener(Opener opener) implements Streamed {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<BodyType> body() {
            return Optional.empty();
        }

        @Override
        public boolean canonical() {
            return false;
        }

        @Override
        public ReadableByteChannel open() throws IOException {
            return Channels.newChannel(opener.open());
        }
    }
}
