package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.InMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectCopyTest {

    private static final int TIMES = 10;

    private final DirectCopy copy = new DirectCopy();

    private static InMemory content(int octets) {
        return InMemory.canonical(new byte[octets], BodyType.SEVEN_BIT);
    }

    private InMemory after(int times, InMemory content) {
        InMemory given = content;
        for (int i = 0; i < times; i++) {
            given = copy.of(content);
        }
        return given;
    }

    @Test
    void whatIsSentToManyIsCopiedOnce() {
        byte[] message = "a line\r\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        InMemory content =
                new InMemory(ByteBuffer.wrap(message, 8, 120_000), Optional.of(BodyType.EIGHT_BIT_MIME), true);

        InMemory given = after(TIMES, content);

        assertThat(given.octets().isDirect()).isTrue();
        assertThat(given).isEqualTo(content);
        assertThat(after(TIMES, content)).isSameAs(given);
    }

    @Test
    void whatIsSentToOneIsNot() {
        InMemory content = content(1 << 20);

        assertThat(copy.of(content)).isSameAs(content);
    }

    @Test
    void contentsThatTakeTurnsAreNot() {
        InMemory one = content(1 << 20);
        InMemory other = content(1 << 20);
        for (int i = 0; i < TIMES; i++) {
            assertThat(copy.of(one)).isSameAs(one);
            assertThat(copy.of(other)).isSameAs(other);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1024, 20 << 20})
    void whatIsSmallOrHugeIsNot(int octets) {
        InMemory content = content(octets);

        assertThat(after(TIMES, content)).isSameAs(content);
    }

    @Test
    void whatLiesInDirectMemoryIsNot() {
        InMemory content = new InMemory(ByteBuffer.allocateDirect(1 << 20), Optional.of(BodyType.SEVEN_BIT), true);

        assertThat(after(TIMES, content)).isSameAs(content);
    }
}
