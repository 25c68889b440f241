package io.postrider.mime;

import io.postrider.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** Where the octets of an attachment come from. */
sealed interface Source extends Segment permits Source.Memory, Source.File, Source.Stream, SharedSource {

    /** The same in base64. */
    default Segment encoded() {
        return new Base64Segment(this);
    }

    /** Octets in memory, which nobody changes any more. */
    record Memory(byte[] octets) implements Source {

        @Override
        public OptionalLong size() {
            return OptionalLong.of(octets.length);
        }

        @Override
        public Segment encoded() {
            return octets.length <= AttachmentPart.SMALL
                    ? new Memory(Base64Lines.encode(octets))
                    : new Base64Segment(this);
        }

        @Override
        public ReadableByteChannel open() {
            return Channels.newChannel(new ByteArrayInputStream(octets));
        }
    }

    /** A file, and the size that it had when it was attached. */
    record File(Path path, long length) implements Source {

        @Override
        public OptionalLong size() {
            return OptionalLong.of(length);
        }

        @Override
        public ReadableByteChannel open() throws IOException {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new MeasuredChannel(path.toString(), channel, length);
        }
    }

    /** A stream that can be opened again; its size is what the caller knows. */
    record Stream(Content.Opener opener, OptionalLong size) implements Source {

        @Override
        public ReadableByteChannel open() throws IOException {
            ReadableByteChannel channel = Channels.newChannel(opener.open());
            return size.isEmpty() ? channel : new MeasuredChannel("the attached stream", channel, size.getAsLong());
        }
    }
}
