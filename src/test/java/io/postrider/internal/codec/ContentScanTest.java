package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.BodyType;
import io.postrider.LineEndings;
import io.postrider.internal.codec.ContentFacts.BareBreak;
import io.postrider.internal.codec.ContentFacts.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContentScanTest {

    @Test
    void theFactsAreThoseThatAPlainLookAtEveryOctetFindsHoweverTheContentIsSplit() {
        SplittableRandom random = new SplittableRandom(5322);
        for (int round = 0; round < 3_000; round++) {
            byte[] content = Hostile.content(random);
            byte[] normalized = NaiveContent.normalized(content);

            ContentFacts facts = ContentFacts.of(ByteBuffer.wrap(content));

            assertThat(scanned(Hostile.split(content, random))).isEqualTo(facts);
            assertThat(facts.octets()).isEqualTo(content.length);
            assertThat(facts.longestLine().octets()).isEqualTo(NaiveContent.longestLine(normalized));
            assertThat(facts.firstBareBreak().isPresent()).isEqualTo(NaiveContent.hasBareBreak(content));
            assertThat(facts.needsStuffing()).isEqualTo(NaiveContent.stuffed(normalized).length > normalized.length);
            assertThat(facts.aboveSevenBits()).isEqualTo(hasNegative(content));
            if (facts.body() != BodyType.BINARY_MIME) {
                assertThat(facts.size()).isEqualTo(normalized.length);
                assertThat(facts.canonical()).isEqualTo(Arrays.equals(content, normalized));
            }
        }
    }

    @Test
    void aContentIsBinaryForANulOrALongLineButNotForABareBreak() {
        assertThat(facts("a\0b\r\n").body()).isEqualTo(BodyType.BINARY_MIME);
        assertThat(facts("x".repeat(999)).body()).isEqualTo(BodyType.BINARY_MIME);
        assertThat(facts("x".repeat(998)).body()).isEqualTo(BodyType.SEVEN_BIT);
        assertThat(facts("a\nb\rc\u00fc").body()).isEqualTo(BodyType.EIGHT_BIT_MIME);
        assertThat(facts("x".repeat(999)).size()).isEqualTo(999);
    }

    @Test
    void theFirstBareBreakAndTheLongestLineAreToldWithTheirPlaces() {
        ContentFacts facts = facts("a\r\nlonger\r\nb\nc\r");

        assertThat(facts.firstBareBreak()).contains(new BareBreak("LF", 12, 3));
        assertThat(facts.bareBreaks()).isEqualTo(2);
        assertThat(facts.longestLine()).isEqualTo(new Line(2, 6));
        assertThat(facts("ab\r\ncd\r").firstBareBreak()).contains(new BareBreak("CR", 6, 2));
        assertThat(facts("").longestLine()).isEqualTo(new Line(1, 0));
    }

    @Test
    void textThatMayNotLeaveIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> facts("a\r\n" + "x".repeat(1204)).requireText(LineEndings.NORMALIZE))
                .hasMessage("line 2 of the content has 1204 octets, more than 998");
        assertThatThrownBy(() -> facts("a\r\nb\n").requireText(LineEndings.REFUSE))
                .hasMessage("line 2 of the content has a bare LF");
    }

    @Test
    void aBufferIsScannedFromItsPositionToItsLimitAndLeftAsItWas() {
        ByteBuffer content = ByteBuffer.allocateDirect(20).put("\n.\nabc\r\n\n.".getBytes(StandardCharsets.US_ASCII));
        content.position(3).limit(8);

        ContentFacts facts = ContentFacts.of(content.asReadOnlyBuffer());

        assertThat(facts.octets()).isEqualTo(5);
        assertThat(facts.canonical()).isTrue();
        assertThat(facts.needsStuffing()).isFalse();
        assertThat(content.position()).isEqualTo(3);
    }

    private static ContentFacts facts(String content) {
        return ContentFacts.of(ByteBuffer.wrap(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ContentFacts scanned(List<byte[]> pieces) {
        ContentScan scan = new ContentScan();
        pieces.forEach(piece -> scan.add(ByteBuffer.wrap(piece)));
        return scan.end();
    }

    private static boolean hasNegative(byte[] content) {
        for (byte octet : content) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }
}
