package io.postrider.mime;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;

/** A source that is encoded while it is read. */
record Base64Segment(Source source) implements Segment {

    @Override
    public OptionalLong size() {
        OptionalLong octets = source.size();
        return octets.isEmpty() ? octets : OptionalLong.of(Base64Lines.length(octets.getAsLong()));
    }

    @Override
    public ReadableByteChannel open() throws IOException {
        return new Base64Channel(source.open());
    }
}
