package io.postrider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The octets of a message, header and body (RFC 5322), as they are before SMTP adds its dots.
 *
 * <p>A content may be opened again: for another attempt, another transaction, another recipient. What lies in memory is given to
 * the socket as it is and must not be changed while its mail is under way. Everything else is read piece by piece on the
 * client's threads for its caller's code, never on an event loop and never as a whole.
 */
public sealed interface Content permits InMemory, InFile, Streamed {

    /** The octets of {@code message}, which the caller does not change any more. */
    static Content of(byte[] message) {
        return InMemory.of(message);
    }

    /** The octets of a file, read anew for each attempt. */
    static Content of(Path file) {
        return new InFile(file);
    }

    /** What a stream gives that can be opened again: each call of {@code opener} gives a new stream of the same octets. */
    static Content of(Opener opener) {
        return new Streamed.FromOpener(opener);
    }

    /** How many octets {@link #open} will give, if that is known without reading them. */
    OptionalLong size();

    /** What the octets demand of the transport, if that is known without reading them. */
    Optional<BodyType> body();

    /**
     * Whether the content is known to be as SMTP wants it: CRLF at the end of every line, the last one included, no other CR or
     * LF, no line over 998 octets. Such content is not scanned again.
     */
    boolean canonical();

    /**
     * Starts to read from the first octet. May block; called on a thread for the caller's code.
     *
     * @throws IOException if the octets cannot be had; the mail is then not sent
     */
    ReadableByteChannel open() throws IOException;

    /** The same message in a form that a transport which takes {@code widest} can carry, if there is such a form. */
    default Content in(BodyType widest) {
        return this;
    }

    /** Opens a stream, again and again. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** The octets of a message that lie in {@code message}, from position to limit, which the caller does not change any more. */
    static Content of(ByteBuffer message) {
        return new InMemory(message.slice(), Optional.empty(), false);
    }
}
