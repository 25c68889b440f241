package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final String[] EDGES = {"\r\n.\r\n", "\n.", "\r.", "\r\r\n..", ".\n.\n", "\n\r.\r"};

    @Test
    void theEdgeOfAWindowIsNoEdgeToTheContent() throws Exception {
        for (String edge : EDGES) {
            for (int shift = -8; shift < 8; shift++) {
                byte[] content = content(edge, 16 * 1024 + shift);
                byte[] normalized = NaiveContent.normalized(content);
                ContentFacts facts = ContentFacts.of(ByteBuffer.wrap(content));

                assertThat(ContentFacts.of(ByteBuffer.allocateDirect(content.length)
                                .put(content)
                                .flip()))
                        .isEqualTo(facts);
                assertThat(facts.size()).isEqualTo(normalized.length);
                for (int memory = 0; memory < Encoded.Memory.values().length; memory++) {
                    assertThat(NaiveContent.received(wire(text(), content, memory)))
                            .isEqualTo(normalized);
                    assertThat(NaiveContent.received(wire(canonical(), normalized, memory)))
                            .isEqualTo(normalized);
                }
            }
        }
    }

    private static byte[] wire(ContentEncoder encoder, byte[] content, int memory) throws ContentException {
        // The kind of memory goes by the number of the piece.
        List<byte[]> pieces = new ArrayList<>(Collections.nCopies(memory, new byte[0]));
        pieces.add(content);
        return Encoded.by(encoder, pieces);
    }

    private static ContentEncoder text() {
        return ContentEncoder.text(
                Framing.DATA, BodyType.SEVEN_BIT, LineEndings.NORMALIZE, PooledByteBufAllocator.DEFAULT);
    }

    private static ContentEncoder canonical() {
        return ContentEncoder.canonical(Framing.DATA, PooledByteBufAllocator.DEFAULT);
    }

    private static byte[] content(String edge, int where) {
        String line = "x".repeat(62) + "\r\n";
        String before = line.repeat(where / 64) + "y".repeat(where % 64);
        return (before + edge + line.repeat(300)).getBytes(StandardCharsets.US_ASCII);
    }
}
