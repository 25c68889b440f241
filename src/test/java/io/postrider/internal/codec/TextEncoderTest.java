package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.PooledByteBufAllocator;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextEncoderTest {

    private static final int ROUNDS = 3_000;

    @Test
    void whatLeavesByDataIsTheNormalizedContentAndNothingAServerCouldTakeForAnEarlierEnd() throws Exception {
        SplittableRandom random = new SplittableRandom(2023_12_18);
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = Hostile.content(random);
            byte[] normalized = NaiveContent.normalized(content);
            if (NaiveContent.longestLine(normalized) > 998) {
                continue;
            }

            byte[] wire = Encoded.by(encoder(Framing.DATA, LineEndings.NORMALIZE), Hostile.split(content, random));

            assertThat(wire).endsWith(ascii(".\r\n"));
            byte[] text = Arrays.copyOf(wire, wire.length - 3);
            assertThat(NaiveContent.hasBareBreak(wire)).isFalse();
            assertThat(text).isEqualTo(NaiveContent.stuffed(normalized));
            assertThat(NaiveContent.received(wire)).isEqualTo(normalized);
            sent++;
        }
        assertThat(sent).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void whatLeavesByBdatIsTheNormalizedContentWithoutDots() throws Exception {
        SplittableRandom random = new SplittableRandom(3030);
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = Hostile.content(random);
            byte[] normalized = NaiveContent.normalized(content);
            if (NaiveContent.longestLine(normalized) > 998) {
                continue;
            }

            byte[] wire = Encoded.by(encoder(Framing.BDAT, LineEndings.NORMALIZE), Hostile.split(content, random));

            assertThat(wire).isEqualTo(normalized);
            sent++;
        }
        assertThat(sent).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void aContentIsRefusedForALongLineOrABareBreakHoweverItIsSplit() {
        SplittableRandom random = new SplittableRandom(998);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = Hostile.content(random);
            boolean tooLong = NaiveContent.longestLine(NaiveContent.normalized(content)) > 998;
            boolean toBeRefused = tooLong || NaiveContent.hasBareBreak(content);

            String first = refusal(List.of(content));
            String second = refusal(Hostile.split(content, random));

            assertThat(first).isEqualTo(second);
            assertThat(!first.isEmpty()).isEqualTo(toBeRefused);
            refused += toBeRefused ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void aLineOf998OctetsLeavesAndOneOf999IsRefused() throws Exception {
        String longest = "x\r\n." + "y".repeat(997);

        byte[] wire = Encoded.by(encoder(Framing.DATA, LineEndings.REFUSE), List.of(ascii(longest)));

        assertThat(wire).isEqualTo(ascii("x\r\n.." + "y".repeat(997) + "\r\n.\r\n"));
        assertThat(refusal(List.of(ascii(longest + "y\r\n"))))
                .isEqualTo("line 2 of the content has more than 998 octets");
        assertThat(refusal(List.of(ascii(longest), ascii("\t"))))
                .isEqualTo("line 2 of the content has more than 998 octets");
    }

    @Test
    void aBareBreakThatIsToBeRefusedIsNamedWithItsLine() {
        assertThat(refusal(List.of(ascii("a\r\nb\r\nc\nd\r\n")))).isEqualTo("line 3 of the content has a bare LF");
        assertThat(refusal(List.of(ascii("a\r\nb\r"), ascii("c\r\n"))))
                .isEqualTo("line 2 of the content has a bare CR");
        assertThat(refusal(List.of(ascii("a\r")))).isEqualTo("line 1 of the content has a bare CR");
    }

    @Test
    void octetsThatWereNotAgreedOnAreRefused() {
        ContentEncoder sevenBit = ContentEncoder.text(
                Framing.DATA, BodyType.SEVEN_BIT, LineEndings.NORMALIZE, PooledByteBufAllocator.DEFAULT);

        assertThatThrownBy(() -> Encoded.by(sevenBit, List.of(ascii("Gr\u00fc\u00dfe"))))
                .isInstanceOf(ContentException.class)
                .hasMessageContaining("8BITMIME");
        assertThat(refusal(List.of(ascii("a\0b")))).contains("NUL");
    }

    @Test
    void anEmptyContentNeedsNoLineEnd() throws Exception {
        assertThat(Encoded.by(encoder(Framing.DATA, LineEndings.REFUSE), List.of()))
                .isEqualTo(ascii(".\r\n"));
        assertThat(Encoded.by(encoder(Framing.BDAT, LineEndings.REFUSE), List.of(ascii(""))))
                .isEmpty();
    }

    private static String refusal(List<byte[]> pieces) {
        try {
            Encoded.by(encoder(Framing.DATA, LineEndings.REFUSE), pieces);
            return "";
        } catch (ContentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static ContentEncoder encoder(Framing framing, LineEndings lineEndings) {
        return ContentEncoder.text(framing, BodyType.EIGHT_BIT_MIME, lineEndings, PooledByteBufAllocator.DEFAULT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
