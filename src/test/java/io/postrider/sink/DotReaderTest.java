package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotReaderTest {

    private static final char[] ALPHABET = "\r\n\r\n\r\n...ax".toCharArray();

    @ParameterizedTest
    @CsvSource(textBlock = """
            '.\r\n', ''
            '\r\n.\r\n', '\r\n'
            'a\r\n.\r\n', 'a\r\n'
            '..\r\n.\r\n', '.\r\n'
            '.a\r\n.\r\n', 'a\r\n'
            'a\r\n..b\r\n.\r\n', 'a\r\n.b\r\n'
            'a\n.\r\nb\r\n.\r\n', 'a\n.\r\nb\r\n'
            'a\n.\nb\r\n.\r\n', 'a\n.\nb\r\n'
            'a\r\n.\nb\r\n.\r\n', 'a\r\n\nb\r\n'
            'a\r\n.\rb\r\n.\r\n', 'a\r\n\rb\r\n'
            'a\r\n.\r\r\n.\r\n', 'a\r\n\r\r\n'
            'a\r.\r\n.\r\n', 'a\r.\r\n'
            'a\r\r\n.\r\n', 'a\r\r\n'
            """, ignoreLeadingAndTrailingWhitespace = false)
    void onlyALoneDotBetweenCrlfsIsTheEnd(String sent, String content) {
        assertThat(read(unescaped(sent) + "QUIT", new SplittableRandom(1), 1)).isEqualTo(unescaped(content) + "|QUIT");
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    /** Ten thousand contents of dots and line ends, in pieces of any size: what was stuffed comes out as it was. */
    @Test
    void contentInAnyPiecesComesOutAsItWasStuffed() {
        SplittableRandom random = new SplittableRandom(20_260_101);
        for (int i = 0; i < 10_000; i++) {
            String content = content(random);

            String read = read(stuffed(content) + ".\r\nRSET\r\n", random, 1 + random.nextInt(12));

            assertThat(read).as("content %d", i).isEqualTo(content + "|RSET\r\n");
        }
    }

    private static String content(SplittableRandom random) {
        StringBuilder content = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            content.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return content.append("\r\n").toString();
    }

    // RFC 5321 section 4.5.2, in the plainest way.
    private static String stuffed(String content) {
        String lines = "\r\n" + content;
        return lines.replace("\r\n.", "\r\n..").substring(2);
    }

    private static String read(String sent, SplittableRandom random, int longest) {
        byte[] octets = sent.getBytes(StandardCharsets.ISO_8859_1);
        DotReader reader = new DotReader();
        ContentKeeper keeper = new ContentKeeper(Integer.MAX_VALUE);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        boolean ended = false;
        for (int at = 0; at < octets.length; ) {
            int length = Math.min(octets.length - at, 1 + random.nextInt(longest));
            ByteBuf piece = Unpooled.wrappedBuffer(octets, at, length);
            ended = ended || reader.read(piece, keeper);
            behind.writeBytes(io.netty.buffer.ByteBufUtil.getBytes(piece));
            at += length;
        }
        assertThat(ended).as("the end was found").isTrue();
        assertThat(keeper.total()).isEqualTo(keeper.octets().length);
        return new String(keeper.octets(), StandardCharsets.ISO_8859_1) + "|"
                + behind.toString(StandardCharsets.ISO_8859_1);
    }
}
