package io.postrider;

import java.io.IOException;
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
