package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Streamed;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A message of which parts are read while it is sent; the first segment is what lies in memory before them, the header at least. */
record Assembled(List<Segment> segments, BodyType demand) implements Streamed {

    @Override
    public OptionalLong size() {
        long size = 0;
        for (Segment segment : segments) {
            if (segment.size().isEmpty()) {
                return OptionalLong.empty();
            }
            size += segment.size().getAsLong();
        }
        return OptionalLong.of(size);
    }

    @Override
    public Optional<BodyType> body() {
        return Optional.of(demand);
    }

    @Override
    public Optional<ByteBuffer> headerSection() {
        return segments.get(0) instanceof Source.Memory front
                ? Optional.of(ByteBuffer.wrap(front.octets()))
                : Optional.empty();
    }

    @Override
    public boolean canonical() {
        return true;
    }

    @Override
    public ReadableByteChannel open() {
        return new Concatenation(segments);
    }
}
