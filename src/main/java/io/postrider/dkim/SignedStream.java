package io.postrider.dkim;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Streamed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** A signed content that is read anew for each attempt: what stands in front, and the content as it was signed. */
final class SignedStream implements Streamed {

    private final byte[] front;
    private final Content source;
    private final byte[] header;
    private final long size;
    private final BodyType body;

    /**
     * @param header of the message, wherever it is
     * @param size so many octets {@code source} becomes once every line ends with CRLF
     */
    SignedStream(byte[] front, Content source, byte[] header, long size, BodyType body) {
        this.front = front;
        this.source = source;
        this.header = header;
        this.size = size;
        this.body = body;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(front.length + size);
    }

    @Override
    public Optional<BodyType> body() {
        return Optional.of(body);
    }

    @Override
    public Optional<ByteBuffer> headerSection() {
        return Optional.of(ByteBuffer.wrap(header));
    }

    @Override
    public boolean canonical() {
        return true;
    }

    // The lines are repaired again even if they were found to be well: nothing else would keep a lone LF from leaving,
    // should the
    // file be changed behind our back.
    @Override
    public ReadableByteChannel open() throws IOException {
        return new SignedChannel(front, new RepairedChannel(source.open()), size);
    }

    @Override
    public String toString() {
        return "SignedStream[" + source + "]";
    }
}
