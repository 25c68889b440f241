package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.postrider.Reply;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets to replies, over every way to cut them. */
class ReplyDecoderTest {

    @ParameterizedTest
    @ValueSource(strings = {"250\r\n", "250 \r\n", "250\n"})
    void aReplyMayHaveNoText(String octets) {
        assertThat(decode(octets)).containsExactly(new Reply(250, List.of("")));
    }

    @Test
    void aReplyMayHaveManyLines() {
        assertThat(decode("250-mx.example.org\r\n250-SIZE 1000\r\n250-\r\n250 HELP\r\n221 bye\r\n"))
                .containsExactly(
                        new Reply(250, List.of("mx.example.org", "SIZE 1000", "", "HELP")),
                        new Reply(221, List.of("bye")));
    }

    @Test
    void aCodeNobodyKnowsIsAReply() {
        assertThat(decode("599 what\r\n299 ever\r\n"))
                .containsExactly(new Reply(599, List.of("what")), new Reply(299, List.of("ever")));
    }

    @Test
    void aTextIsUtf8OrWhateverItIs() {
        assertThat(decode("250 für alle\r\n", StandardCharsets.UTF_8))
                .containsExactly(new Reply(250, List.of("für alle")));
        assertThat(decode("250 für alle\r\n", StandardCharsets.ISO_8859_1))
                .containsExactly(new Reply(250, List.of("für alle")));
    }

    @Test
    void repliesOfNearlyTheSameTextAreToldApart() {
        StringBuilder octets = new StringBuilder();
        List<Reply> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String text = "2.0.0 Ok: queued as 4ZxT" + i % 100 + "wz3";
            octets.append("250 ").append(text).append("\r\n");
            expected.add(new Reply(250, List.of(text)));
        }

        assertThat(decode(octets.toString())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "25\r\n",
                "250x\r\n",
                "250\tok\r\n",
                "2x0 ok\r\n",
                "150 ok\r\n",
                "600 ok\r\n",
                "+OK\r\n",
                "HTTP/1.1 400 Bad Request\r\n",
                "250-a\r\n251 b\r\n",
                "250-a\r\nb\r\n"
            })
    void whatIsNoReplyEndsTheReading(String octets) {
        EmbeddedChannel channel = channel();

        assertThatThrownBy(() -> write(channel, octets + "250 ok\r\n")).isInstanceOf(MalformedReplyException.class);
        write(channel, "250 ok\r\n");
        assertThat(replies(channel)).isEmpty();
    }

    @Test
    void aReplyHasNoMoreLinesThanItMay() {
        String most = "250-x\r\n".repeat(ReplyDecoder.MAXIMUM_LINES - 1);

        assertThat(decode(most + "250 x\r\n")).hasSize(1);
        assertThatThrownBy(() -> decode(most + "250-x\r\n250 x\r\n")).isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void aReplyHasNoMoreOctetsThanItMay() {
        String line = "250-" + "x".repeat(1018) + "\r\n";

        assertThat(decode(line.repeat(63) + "250 x\r\n")).hasSize(1);
        assertThatThrownBy(() -> decode(line.repeat(64) + "250 x\r\n")).isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void aLineHasNoMoreOctetsThanItMay() {
        String longest = "250 " + "x".repeat(ReplyLineDecoder.MAXIMUM_OCTETS - 4);

        assertThat(decode(longest + "\r\n")).hasSize(1);
        assertThatThrownBy(() -> decode(longest + "x\r\n")).isInstanceOf(MalformedReplyException.class);
        assertThatThrownBy(() -> decode(longest + "xxx")).isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void anythingAtAllIsReadTheSameHoweverItIsCut() {
        SplittableRandom random = new SplittableRandom(1);
        int wholly = 0;
        for (int i = 0; i < 20_000; i++) {
            String octets = octets(random);
            List<Object> whole = read(octets, octets.length());

            assertThat(read(octets, 1)).isEqualTo(whole);
            assertThat(read(octets, 1 + random.nextInt(7))).isEqualTo(whole);
            wholly += whole.contains("malformed") ? 0 : 1;
        }
        assertThat(wholly).isBetween(2_000, 18_000);
    }

    private static String octets(SplittableRandom random) {
        String[] words = {
            "250",
            "250",
            "250",
            "-",
            " ",
            "\r\n",
            "\r\n",
            "\r\n250 ",
            "\n",
            "\r",
            "4",
            "ok",
            "\0",
            "é",
            "354 go",
            "250-SIZE\r\n"
        };
        StringBuilder octets = new StringBuilder("250");
        for (int i = random.nextInt(8); i > 0; i--) {
            octets.append(words[random.nextInt(words.length)]);
        }
        return octets.toString();
    }

    /** The replies, and whether something was none. */
    private static List<Object> read(String octets, int piece) {
        EmbeddedChannel channel = channel();
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < octets.length(); i += piece) {
            try {
                write(channel, octets.substring(i, Math.min(octets.length(), i + piece)));
            } catch (Exception e) {
                assertThat(e).isInstanceOf(MalformedReplyException.class);
                read.add("malformed");
            }
        }
        read.addAll(0, replies(channel));
        return read;
    }

    private static List<Reply> decode(String octets) {
        return decode(octets, StandardCharsets.ISO_8859_1);
    }

    private static List<Reply> decode(String octets, Charset charset) {
        EmbeddedChannel channel = channel();
        channel.writeInbound(Unpooled.copiedBuffer(octets, charset));
        return replies(channel);
    }

    private static void write(EmbeddedChannel channel, String octets) {
        ByteBuf read = Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1);
        channel.writeInbound(read);
        assertThat(read.refCnt()).isZero();
    }

    private static List<Reply> replies(EmbeddedChannel channel) {
        List<Reply> replies = new ArrayList<>();
        for (Reply reply = channel.readInbound(); reply != null; reply = channel.readInbound()) {
            replies.add(reply);
        }
        return replies;
    }

    private static EmbeddedChannel channel() {
        return new EmbeddedChannel(new ReplyLineDecoder(), new ReplyDecoder());
    }
}
