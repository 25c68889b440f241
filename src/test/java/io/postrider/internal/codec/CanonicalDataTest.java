package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanonicalDataTest {

    @Test
    void theDotsOfACanonicalContentAreDoubledHoweverItIsSplit() throws Exception {
        SplittableRandom random = new SplittableRandom(452);
        for (int round = 0; round < 3_000; round++) {
            byte[] canonical = NaiveContent.normalized(Hostile.content(random));
            ContentEncoder encoder = ContentEncoder.canonical(Framing.DATA, PooledByteBufAllocator.DEFAULT);

            byte[] wire = Encoded.by(encoder, Hostile.split(canonical, random));

            assertThat(Arrays.copyOf(wire, wire.length - 3)).isEqualTo(NaiveContent.stuffed(canonical));
            assertThat(NaiveContent.received(wire)).isEqualTo(canonical);
        }
    }

    @Test
    void theFactsOfAContentChooseAnEncoderThatDoesEnough() throws Exception {
        SplittableRandom random = new SplittableRandom(1870);
        for (int round = 0; round < 3_000; round++) {
            byte[] content = Hostile.content(random);
            ContentFacts facts = ContentFacts.of(ByteBuffer.wrap(content));
            if (!facts.body().fits(BodyType.EIGHT_BIT_MIME)) {
                continue;
            }

            byte[] data = Encoded.by(encoder(facts, Framing.DATA), Hostile.split(content, random));
            byte[] bdat = Encoded.by(encoder(facts, Framing.BDAT), Hostile.split(content, random));

            assertThat(NaiveContent.received(data)).isEqualTo(NaiveContent.normalized(content));
            assertThat(bdat).isEqualTo(NaiveContent.normalized(content)).hasSize((int) facts.size());
        }
    }

    @Test
    void aPieceThatNeedsNoChangeIsTheVeryBufferThatLeaves() throws Exception {
        ByteBuf clean =
                Unpooled.copiedBuffer("Subject: a. b\r\n\r\nno dot begins a line\r\n", StandardCharsets.US_ASCII);
        ContentFacts facts = ContentFacts.of(clean.nioBuffer());

        for (Framing framing : Framing.values()) {
            List<ContentEncoder> encoders = List.of(
                    encoder(facts, framing),
                    ContentEncoder.canonical(framing, PooledByteBufAllocator.DEFAULT),
                    ContentEncoder.text(framing, facts.body(), LineEndings.REFUSE, PooledByteBufAllocator.DEFAULT));
            for (ContentEncoder encoder : encoders) {
                List<ByteBuf> out = new ArrayList<>();
                encoder.encode(clean, out::add);
                assertThat(out).hasSize(1);
                assertThat(out.get(0)).isSameAs(clean);
            }
        }

        assertThat(clean.release()).isTrue();
    }

    @Test
    void longPartsAreSlicedAndShortOnesCopiedTogether() throws Exception {
        String line = "x".repeat(98) + "\r\n";
        String content = line.repeat(50) + (".\r\n").repeat(30) + line.repeat(50);
        ByteBuf piece = Unpooled.copiedBuffer(content, StandardCharsets.US_ASCII);
        List<ByteBuf> out = new ArrayList<>();

        ContentEncoder.canonical(Framing.DATA, PooledByteBufAllocator.DEFAULT).encode(piece, out::add);

        assertThat(out).extracting(ByteBuf::readableBytes).containsExactly(5000, 30 * 4 - 3, 5003);
        assertThat(out.get(0).array()).isSameAs(piece.array());
        assertThat(out.get(2).array()).isSameAs(piece.array());
        out.forEach(ByteBuf::release);
        assertThat(piece.refCnt()).isZero();
    }

    @Test
    void aContentThatOnlyClaimsToBeCanonicalIsNotEnded() {
        ContentEncoder encoder = ContentEncoder.canonical(Framing.DATA, PooledByteBufAllocator.DEFAULT);

        assertThatThrownBy(() -> Encoded.by(encoder, List.of("a\r\nb".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(ContentException.class);
    }

    private static ContentEncoder encoder(ContentFacts facts, Framing framing) {
        return ContentEncoder.of(facts, framing, LineEndings.NORMALIZE, PooledByteBufAllocator.DEFAULT);
    }
}
