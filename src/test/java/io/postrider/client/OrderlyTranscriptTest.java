package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Transcript.Speaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A transcript that is heard slowly is cut short and says so, and lets others have their turn. */
class OrderlyTranscriptTest {

    private final List<String> heard = new ArrayList<>();
    private final Queue<Runnable> callbacks = new ArrayDeque<>();
    private final OrderlyTranscript transcript =
            new OrderlyTranscript((session, speaker, line) -> heard.add(session + " " + line), callbacks::add);

    private void say(int lines, String text) {
        for (int i = 0; i < lines; i++) {
            transcript.line(7, Speaker.SERVER, text);
        }
    }

    private void hearAll() {
        while (!callbacks.isEmpty()) {
            callbacks.remove().run();
        }
    }

    @Test
    void whatIsTooMuchIsLeftOutAndCounted() {
        say(OrderlyTranscript.MOST_LINES + 123, "250 ok");

        hearAll();

        assertThat(heard).hasSize(OrderlyTranscript.MOST_LINES + 1).last().isEqualTo("0 [123 lines left out]");
    }

    @Test
    void longLinesAreCountedByTheirCharacters() {
        String mebi = "x".repeat(1 << 20);

        say(100, mebi);
        hearAll();

        assertThat(heard).hasSize(17).last().isEqualTo("0 [84 lines left out]");
    }

    @Test
    void theNoteStandsWhereTheLinesWereLeftOut() {
        say(OrderlyTranscript.MOST_LINES + 5, "250 ok");
        callbacks.remove().run();
        say(1, "221 bye");

        hearAll();

        assertThat(heard.subList(OrderlyTranscript.MOST_LINES, heard.size()))
                .containsExactly("0 [5 lines left out]", "7 221 bye");
    }

    @Test
    void otherCallbacksHaveTheirTurnBetweenTheLines() {
        say(1_000, "250 ok");

        callbacks.remove().run();

        assertThat(heard).hasSize(OrderlyTranscript.SLICE);
        assertThat(callbacks).hasSize(1);
    }

    @Test
    void theLinesAreToldInTheirOrder() {
        for (int i = 0; i < 1_000; i++) {
            transcript.line(i, Speaker.SERVER, "ok");
        }
        hearAll();

        for (int i = 0; i < 1_000; i++) {
            assertThat(heard.get(i)).isEqualTo(i + " ok");
        }
    }
}
