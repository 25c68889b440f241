package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sends pieces through an encoder, keeps an eye on every buffer, and tells what left. */
final class Encoded {

    /** Each piece comes in another kind of buffer. */
    enum Memory {
        HEAP,
        DIRECT,
        READ_ONLY,
        OFFSET;

        ByteBuf hold(byte[] octets) {
            if (octets.length == 0) {
                return Unpooled.buffer(
                        1); // Unpooled's other ways lead to its one empty buffer, which is never released
            }
            return switch (this) {
                case HEAP -> Unpooled.copiedBuffer(octets);
                case DIRECT -> Unpooled.directBuffer(octets.length).writeBytes(octets);
                case READ_ONLY ->
                    Unpooled.wrappedBuffer(ByteBuffer.wrap(octets.clone()).asReadOnlyBuffer());
                case OFFSET ->
                    Unpooled.buffer(octets.length + 3)
                            .writeZero(3)
                            .writeBytes(octets)
                            .skipBytes(3);
            };
        }
    }

    private Encoded() {}

    /** What leaves in the end; all buffers are released then, also when the content is refused. */
    static byte[] by(ContentEncoder encoder, List<byte[]> pieces) throws ContentException {
        List<ByteBuf> in = new ArrayList<>();
        List<ByteBuf> out = new ArrayList<>();
        ByteBuf end = Unpooled.buffer();
        try {
            for (byte[] piece : pieces) {
                ByteBuf held = Memory.values()[in.size() % 4].hold(piece);
                in.add(held);
                encoder.encode(held, out::add);
            }
            encoder.end(end);
            return octets(out, end);
        } finally {
            out.forEach(ByteBuf::release);
            end.release();
            assertThat(in).allMatch(buffer -> buffer.refCnt() == 0);
            assertThat(out).allMatch(buffer -> buffer.refCnt() == 0);
        }
    }

    private static byte[] octets(List<ByteBuf> out, ByteBuf end) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf buffer : out) {
            assertThat(buffer.isReadable()).as("no empty piece leaves").isTrue();
            all.writeBytes(buffer, buffer.readerIndex(), buffer.readableBytes());
        }
        return ByteBufUtil.getBytes(all.writeBytes(end));
    }
}
