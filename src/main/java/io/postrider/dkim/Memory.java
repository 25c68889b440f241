package io.postrider.dkim;

import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings what is small into memory, so that it is opened once only. */
final class Memory {

    private Memory() {}

    /** The content in memory, if it is there or is known to be no larger than {@code most} octets. */
    static Optional<InMemory> of(Content content, int most) throws IOException {
        if (content instanceof InMemory memory) {
            return Optional.of(memory);
        }
        OptionalLong size = content.size();
        return size.isPresent() && size.getAsLong() <= most ? read(content, most) : Optional.empty();
    }

    // A file may have grown since it told its size.
    private static Optional<InMemory> read(Content content, int most) throws IOException {
        try (InputStream in = Channels.newInputStream(content.open())) {
            byte[] octets = in.readNBytes(most + 1);
            return octets.length > most
                    ? Optional.empty()
                    : Optional.of(new InMemory(ByteBuffer.wrap(octets), content.body(), content.canonical()));
        }
    }
}
