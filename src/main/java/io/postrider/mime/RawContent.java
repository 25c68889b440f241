package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.Streamed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * An existing message that is mended while it is read; it was read once before, so that its size and its demand are known.
 *
 * @param header the header and the empty line
 * @param rest what follows, as it is
 * @param length the size of the whole, once it is mended
 * @param survey of the whole, once it is mended
 */
record RawContent(byte[] header, RawBody rest, long length, Survey survey) implements Streamed {

    /**
     * A message that is to be sent.
     *
     * @throws IllegalArgumentException if it is no text
     */
    static Content text(byte[] header, RawBody rest) throws IOException {
        return of(header, rest, Survey::requireText);
    }

    /** A message that is to be a part of another, whatever it demands. */
    static Content part(byte[] header, RawBody rest) throws IOException {
        return of(header, rest, survey -> {});
    }

    private static Content of(byte[] header, RawBody rest, Consumer<Survey> judge) throws IOException {
        Survey survey = CanonicalText.of(header).survey();
        long length = header.length;
        Octets small = new Octets(header.length + 4096).bytes(header);
        try (MendedChannel channel = new MendedChannel(rest.open())) {
            ByteBuffer buffer = ByteBuffer.allocate(32 * 1024);
            while (channel.read(buffer.clear()) >= 0) {
                length += buffer.flip().remaining();
                if (length <= rest.keepable()) {
                    small.buffer(buffer);
                }
            }
            survey = survey.and(channel.survey());
        }
        judge.accept(survey);
        if (length <= rest.keepable()) {
            return new InMemory(ByteBuffer.wrap(small.toArray()), Optional.of(survey.demand()), isCanonical(survey));
        }
        Content mended = new RawContent(header, rest, length, survey);
        return rest.unchanged(length).<Content>map(file -> inFile(file, mended)).orElse(mended);
    }

    // The kernel can send it from there.
    private static Content inFile(Path file, Content mended) {
        return new InFile(file, mended.body(), mended.canonical());
    }

    /** Lines that are too long make it binary by what it demands, but not by what it is. */
    private static boolean isCanonical(Survey survey) {
        return survey.demand() != BodyType.BINARY_MIME;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(length);
    }

    @Override
    public Optional<BodyType> body() {
        return Optional.of(survey.demand());
    }

    @Override
    public Optional<ByteBuffer> headerSection() {
        return Optional.of(ByteBuffer.wrap(header));
    }

    @Override
    public boolean canonical() {
        return isCanonical(survey);
    }

    @Override
    public ReadableByteChannel open() {
        return new Concatenation(List.of(new Source.Memory(header), new Mended(rest)));
    }

    private record Mended(RawBody body) implements Segment {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public ReadableByteChannel open() throws IOException {
            return new MendedChannel(body.open());
        }
    }
}
