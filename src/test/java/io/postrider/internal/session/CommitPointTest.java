package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Pipelining;
import io.postrider.SessionOptions;
import io.postrider.Stage;
import io.postrider.testing.Mails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail is in doubt from the moment that the end of its content has left the process, and not before. */
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

    /** The last chunk of a stream is empty: its command is all there is of it, and is written also when the socket takes no more content. */
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

            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
        }
    }

    /** It is written and lies in the process: the server has no end of it, whatever it says. */
    @ParameterizedTest
    @MethodSource("contents")
    void aMailWhoseEndTheSocketHasNotTakenIsNotInDoubt(boolean chunks, int octets) throws Exception {
        try (Rehearsal rehearsal = blocked(chunks, octets)) {
            rehearsal.lose();

            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void anAcceptanceOfAMailWhoseEndTheSocketHasNotTakenIsNotBelieved(boolean chunks, int octets) throws Exception {
        try (Rehearsal rehearsal = blocked(chunks, octets)) {
            rehearsal.hear("250 thanks");

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void aRefusalOfAMailWhoseEndTheSocketHasNotTakenIsOne(boolean chunks, int octets) throws Exception {
        try (Rehearsal rehearsal = blocked(chunks, octets)) {
            rehearsal.hear("552 too much");

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.verdicts()).containsExactly("REJECTED CONTENT");
        }
    }

    private static Stream<Arguments> contents() {
        return Stream.of(true, false)
                .flatMap(chunks -> IntStream.of(10 * 1024, 50 * 1024).mapToObj(octets -> Arguments.of(chunks, octets)));
    }

    /** It shares its write with others, which the kernel may take in part. */
    @Test
    void aSmallMailThatTheSocketMayHaveTakenInPartIsInDoubt() throws Exception {
        try (Rehearsal rehearsal = blocked(true, 64)) {
            rehearsal.lose();

            assertThat(rehearsal.verdicts()).containsExactly("IN_DOUBT END_OF_DATA");
        }
    }

    /** A mail has been said as a whole, and the socket has taken nothing of it. */
    private static Rehearsal blocked(boolean chunks, int octets) throws Exception {
        Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD);
        rehearsal.add(Mails.canonical(octets));
        greet(rehearsal);
        rehearsal.hear("250-mx.example.org", chunks ? "250-CHUNKING" : "250-HELP", "250 PIPELINING");
        rehearsal.block();
        rehearsal.hear("250 ok", "250 ok");
        if (!chunks) {
            rehearsal.hear("354 go");
        }
        assertThat(rehearsal.written()).endsWith(chunks ? "\r\n" : "\r\n.\r\n");
        return rehearsal;
    }

    /** There was no memory for its copy: without it the others would be a mail with a hole, and accepted. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPieceThatCannotBeWrittenEndsTheConnection(boolean chunks) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            rehearsal.add(Mails.canonical(50 * 1024));
            greet(rehearsal);
            rehearsal.hear("250-mx.example.org", chunks ? "250-CHUNKING" : "250-HELP", "250 PIPELINING");
            rehearsal.failAtPieces();
            rehearsal.hear("250 ok", "250 ok");
            String said = chunks ? "" : rehearsal.hear("354 go");

            assertThat(said).doesNotContain(".\r\n");
            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
        }
    }

    /** It runs ahead of the reply to MAIL, which is a refusal: what was announced leaves all the same, or the next mail would be taken for it. */
    @Test
    void aLargeContentThatIsNotWantedAnyMoreLeavesAsAWhole() throws Exception {
        int octets = 8 << 20;
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.EAGER)) {
            warm(rehearsal, Pipelining.EAGER);
            rehearsal.add(memory(Mails.MESSAGE));
            rehearsal.add(Mails.canonical(octets));
            rehearsal.wake();
            rehearsal.hold();
            rehearsal.hear("250 sender", "250 recipient");
            rehearsal.hear("250 done");

            rehearsal.hear("250 reset", "550 no", "503 no");
            while (rehearsal.takeOne()) {
                assertThat(rehearsal.isOpen()).isTrue();
            }

            assertThat(rehearsal.heldOctets()).isGreaterThan(octets);
        }
    }

    /** Not before the end is taken is it time for the final reply. */
    @Test
    void theTimeOfTheContentLastsUntilTheSocketHasTakenItsEnd() throws Exception {
        SessionOptions options = SessionOptions.defaults();
        try (Rehearsal rehearsal = new Rehearsal(options.withTimeouts(options.timeouts()
                .with(Stage.CONTENT, Duration.ofMillis(50))
                .with(Stage.END_OF_DATA, Duration.ofMinutes(5))))) {
            rehearsal.add(Mails.canonical(50 * 1024));
            greet(rehearsal);
            announceChunking(rehearsal);
            rehearsal.block();
            rehearsal.hear("250 ok", "250 ok");

            await().until(() -> {
                rehearsal.wake();
                return !rehearsal.isOpen();
            });

            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
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

    private static void requireWorthAnotherTry(MailTransaction mail, Rehearsal rehearsal) {
        assertThat(rehearsal.verdicts()).hasSize(1);
        assertThat(mail.outcome(0))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome -> assertThat(outcome.permanence())
                                .as(outcome.description())
                                .isEqualTo(Permanence.TRANSIENT));
    }

    @Test
    void memoryThatIsShortForAContentMayBeThereAtTheNextTry() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            greet(rehearsal);
            announceChunking(rehearsal);
            MailTransaction mail = rehearsal.add(Content.of(() -> new ByteArrayInputStream(new byte[] {'a', 13, 10})));
            rehearsal.wake();
            rehearsal.failToAllocate();

            rehearsal.hear("250 ok", "250 ok");

            requireWorthAnotherTry(mail, rehearsal);
        }
    }

    /** Whoever is told that a mail will never do drops it: no fault of ours may say that. */
    @Test
    void aFaultOfTheLibrarysWhileSpeakingIsNotTheMails() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            MailTransaction mail = rehearsal.add(memory(Mails.MESSAGE));
            greet(rehearsal);
            rehearsal.failToAllocate(() -> {
                throw new IllegalStateException("a fault of the library");
            });

            announceChunking(rehearsal);

            requireWorthAnotherTry(mail, rehearsal);
        }
    }

    @Test
    void aFaultOfTheLibrarysWhileTheContentIsEncodedIsNotTheMails() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            MailTransaction mail = rehearsal.add(Content.of("bare\n".getBytes(StandardCharsets.US_ASCII)));
            greet(rehearsal);
            announceChunking(rehearsal);
            rehearsal.failToAllocate(() -> {
                throw new IllegalStateException("a fault of the library");
            });

            rehearsal.hear("250 ok", "250 ok");

            requireWorthAnotherTry(mail, rehearsal);
        }
    }

    @Test
    void memoryThatIsShortForWhatAStreamLacksMayBeThereAtTheNextTry() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            greet(rehearsal);
            announceChunking(rehearsal);
            MailTransaction mail = rehearsal.add(
                    Content.of(() -> new ByteArrayInputStream("bare\n".getBytes(StandardCharsets.US_ASCII))));
            AtomicInteger buffers = new AtomicInteger();
            rehearsal.failToAllocate(() -> {
                if (buffers.getAndIncrement() < 2) {
                    return Unpooled.buffer(1 << 16);
                }
                throw new InternalError("no memory");
            });

            rehearsal.wake();
            rehearsal.hear("250 ok", "250 ok");

            requireWorthAnotherTry(mail, rehearsal);
            assertThat(buffers).as("one for the envelope, one for the piece").hasValue(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileOfWhichARegionFailsHasNoEndThatLeft(boolean cut, @TempDir Path directory) throws Exception {
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
            assertThat(rehearsal.verdicts()).containsExactly("NOT_SENT CONTENT");
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
