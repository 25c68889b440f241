package io.postrider.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Octets that many messages carry: encoded when the first needs them, and not again. For many threads. */
final class SharedSource implements Source {

    /** What is larger is read and encoded for each message: it would take too much of the memory. */
    static final int LARGEST = 32 << 20;

    private final Memory octets;

    private volatile @Nullable Memory encoded;

    private SharedSource(Memory octets) {
        this.octets = octets;
    }

    static Source of(Source source) throws IOException {
        if (source instanceof SharedSource || source.size().orElse(0) > LARGEST) {
            return source;
        }
        if (source instanceof Memory memory) {
            return new SharedSource(memory);
        }
        try (InputStream in = Channels.newInputStream(source.open())) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            return octets.length > LARGEST ? source : new SharedSource(new Memory(octets));
        }
    }

    @Override
    public OptionalLong size() {
        return octets.size();
    }

    @Override
    public ReadableByteChannel open() {
        return octets.open();
    }

    @Override
    public Segment encoded() {
        Memory made = encoded;
        return made == null ? encodeOnce() : made;
    }

    private synchronized Segment encodeOnce() {
        Memory made = encoded;
        if (made == null) {
            made = new Memory(Base64Lines.encode(octets.octets()));
            encoded = made;
        }
        return made;
    }

    byte[] octets() {
        return octets.octets();
    }
}
