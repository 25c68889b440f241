package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.Pipelining;
import io.postrider.testing.Mails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail is in doubt from the moment that the end of its content is written, and not before. */
class CommitPointTest {

    private static final String EHLO = "EHLO client.example.com\r\n";
    private static final String ENVELOPE = "MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\n";

    private static void greet(Rehearsal rehearsal) {
        assertThat(rehearsal.hear("220 mx.example.org")).isEqualTo(EHLO);
    }

    private static void announceChunking(Rehearsal rehearsal) {
        rehearsal.hear("250-mx.example.org", "250-CHUNKING", "250 PIPELINING");
    }

    private static Content memory(String octets) {
        return InMemory.canonical(octets.getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT);
    }

    @Test
    void anEmptyContentEndsWithItsCommand() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            rehearsal.add(memory(""));
            greet(rehearsal);
            announceChunking(rehearsal);

            assertThat(rehearsal.hear("250 ok", "250 ok")).isEqualTo("BDAT 0 LAST\r\n");
            rehearsal.lose();

            assertThat(rehearsal.verdicts()).containsExactly("IN_DOUBT END_OF_DATA");
        }
    }

    /** The last chunk of a stream is empty: its command is all there is of it, also when the socket takes no more content. */
    @Test
    void anEmptyLastChunkEndsWithItsCommandThoughTheSocketIsFull() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            byte[] piece = ("x".repeat(62) + "\r\n").repeat(1024).getBytes(StandardCharsets.US_ASCII);
            rehearsal.add(Content.of(() -> new ByteArrayInputStream(piece)));
            greet(rehearsal);
            announceChunking(rehearsal);
            rehearsal.block();
            rehearsal.hear("250 ok", "250 ok");

            assertThat(rehearsal.written()).startsWith("BDAT 65536\r\n").endsWith("BDAT 0 LAST\r\n");
            rehearsal.lose();

            assertThat(rehearsal.verdicts()).containsExactly("IN_DOUBT END_OF_DATA");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMailThatIsCancelledBeforeItsFirstWordLeavesCostsNoConnection(Pipelining pipelining) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(pipelining)) {
            warm(rehearsal, pipelining);
            rehearsal.whenBegun(() -> {});
            rehearsal.add(memory(Mails.MESSAGE));
            rehearsal.wake();
            MailTransaction unwanted = rehearsal.add(memory(Mails.MESSAGE));
            rehearsal.whenBegun(() -> unwanted.cancel("cancelled"));

            answerOne(rehearsal, pipelining);

            assertThat(rehearsal.isOpen()).isTrue();
            assertThat(rehearsal.verdicts())
                    .containsExactlyInAnyOrder("ACCEPTED END_OF_DATA", "ACCEPTED END_OF_DATA", "NOT_SENT MAIL");
        }
    }

    /** It lies in memory and runs ahead: what cannot leave is found while others are under way, all of which were in doubt. */
    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "EAGER"})
    void aContentThatMayNotLeaveLeavesTheOthersAlone(Pipelining pipelining) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(pipelining)) {
            warm(rehearsal, pipelining);
            rehearsal.add(memory(Mails.MESSAGE));
            rehearsal.wake();
            rehearsal.add(Content.of("Gr\u00FC\u00DFe\r\n".getBytes(StandardCharsets.UTF_8)));

            rehearsal.hear("250 sender", "250 recipient");
            rehearsal.hear("250 done");
            if (pipelining == Pipelining.STANDARD) {
                rehearsal.hear("250 reset", "250 sender", "250 recipient");
            }

            assertThat(rehearsal.isOpen()).isTrue();
            assertThat(rehearsal.verdicts())
                    .containsExactlyInAnyOrder("ACCEPTED END_OF_DATA", "ACCEPTED END_OF_DATA", "NOT_SENT CONTENT");
        }
    }

    @Test
    void aPieceWhoseSuccessorMayNotLeaveDoesNotLeaveEither() throws Exception {
        byte[] message =
                (("x".repeat(62) + "\r\n").repeat(1024) + "Gr\u00FC\u00DFe\r\n").getBytes(StandardCharsets.UTF_8);
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            rehearsal.add(Content.of(() -> new ByteArrayInputStream(message)));
            greet(rehearsal);
            announceChunking(rehearsal);
            rehearsal.hear("250 ok", "250 ok");

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
        }
    }

    /** Netty's, say, that there is no memory for buffers left. */
    @Test
    void anErrorWhileSpeakingLeavesNoMailHalfSaid() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            greet(rehearsal);
            announceChunking(rehearsal);
            rehearsal.failToAllocate();
            rehearsal.add(memory(Mails.MESSAGE));
            rehearsal.wake();

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.verdicts()).containsExactly("given back");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, NOT_SENT CONTENT", "false, IN_DOUBT END_OF_DATA"})
    void aFileThatIsCutShortWhileItLeavesHasNoEndThatLeft(boolean cut, String verdict, @TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("mail.eml"), Mails.MESSAGE);
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            rehearsal.add(new InFile(file, Optional.of(BodyType.SEVEN_BIT), true));
            greet(rehearsal);
            announceChunking(rehearsal);
            AtomicInteger regions = new AtomicInteger();
            rehearsal.failAtRegions(() -> {
                regions.incrementAndGet();
                if (cut) {
                    cutShort(file);
                }
            });
            rehearsal.hear("250 ok", "250 ok");
            rehearsal.lose();

            assertThat(regions).hasValue(1);
            assertThat(rehearsal.verdicts()).containsExactly(verdict);
        }
    }

    private static void cutShort(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void warm(Rehearsal rehearsal, Pipelining pipelining) {
        rehearsal.add(memory(Mails.MESSAGE));
        greet(rehearsal);
        announceChunking(rehearsal);
        answerOne(rehearsal, pipelining);
    }

    private static void answerOne(Rehearsal rehearsal, Pipelining pipelining) {
        if (pipelining == Pipelining.OFF) {
            rehearsal.hear("250 sender");
            rehearsal.hear("250 recipient");
        } else {
            rehearsal.hear("250 sender", "250 recipient");
        }
        rehearsal.hear("250 done");
    }
}
