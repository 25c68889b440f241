package io.postrider.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where the octets behind the header of an existing message are. */
sealed interface RawBody {

    ReadableByteChannel open() throws IOException;

    /** Up to so many octets of the message are mended at once and kept in memory. */
    int keepable();

    /**
     * The file that the message is in, if that leaves as it is.
     *
     * @param sent how many octets leave, header and all: mending adds some and takes none away
     */
    Optional<Path> unchanged(long sent);

    /** In memory, from an offset on. */
    record Memory(byte[] message, int offset) implements RawBody {

        @Override
        public ReadableByteChannel open() {
            return Channels.newChannel(new ByteArrayInputStream(message, offset, message.length - offset));
        }

        @Override
        public int keepable() {
            return 1 << 20;
        }

        @Override
        public Optional<Path> unchanged(long sent) {
            return Optional.empty();
        }
    }

    /** In a file of so many octets, from an offset on; perhaps behind a header that leaves as it stands there. */
    record File(Path path, long size, long offset, boolean behindItsHeader) implements RawBody {

        @Override
        public ReadableByteChannel open() throws IOException {
            FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.READ).position(offset);
            return new MeasuredChannel(path.toString(), channel, size - offset);
        }

        // It was too large to be read at once.
        @Override
        public int keepable() {
            return 0;
        }

        @Override
        public Optional<Path> unchanged(long sent) {
            return behindItsHeader && sent == size ? Optional.of(path) : Optional.empty();
        }
    }
}
