package io.postrider.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postrider.Content;
import io.postrider.testing.Scratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages whose octets are easily lost or changed on the way, each with a header that no server adds to. */
enum Letter {
    EMPTY_BODY(""),
    ONLY_EMPTY_LINES("\r\n\r\n\r\n"),
    DOTS("..\r\n.\r\n.leading\r\n..two\r\nmiddle.\r\n.\r\n.\r\n"),
    A_DOT_AT_THE_VERY_END("text\r\n."),
    NO_LAST_LINE_END("the last line has no end"),
    EIGHT_BITS("Grüße aus Köln, 東京 и Москвы\r\n"),
    LINES_OF_998_OCTETS(("x".repeat(998) + "\r\n" + "." + "y".repeat(997) + "\r\n").repeat(20)),
    LINES_THAT_LOOK_LIKE_COMMANDS("QUIT\r\nRSET\r\nBDAT 5 LAST\r\n250 ok\r\nFrom nobody\r\n>From me\r\n"),
    SPACE_AT_LINE_ENDS("one \r\ntwo\t\r\n \r\n"),
    LARGE(".a line of a large mail, and its leading dot\r\n".repeat(450_000));

    private final String body;

    Letter(String body) {
        this.body = body;
    }

    /** The octets as they were composed. */
    byte[] octets() {
        return ("Date: Sat, 21 Nov 2026 06:54:41 +0000\r\nMessage-ID: <" + name() + "@example.com>\r\nSubject: "
                        + "long ".repeat(150) + "\r\n folded\r\nMIME-Version: 1.0\r\nContent-Type: text/plain;"
                        + " charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    /** The octets as they must arrive: only a last line end may be added. */
    byte[] delivered() {
        boolean ended = body.isEmpty() || body.endsWith("\r\n");
        return ended ? octets() : (new String(octets(), UTF_8) + "\r\n").getBytes(UTF_8);
    }

    /** Where the octets come from. */
    enum Source {
        MEMORY {
            @Override
            Content of(Letter letter) {
                return Content.of(letter.octets());
            }
        },
        FILE {
            @Override
            Content of(Letter letter) {
                Path file = Scratch.directory("letter").resolve("mail.eml");
                try {
                    return Content.of(Files.write(file, letter.octets()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        STREAM {
            @Override
            Content of(Letter letter) {
                byte[] octets = letter.octets();
                return Content.of(() -> new ByteArrayInputStream(octets));
            }
        };

        abstract Content of(Letter letter);
    }
}
