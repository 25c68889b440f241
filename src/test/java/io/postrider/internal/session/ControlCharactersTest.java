package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.postrider.Printable;
import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server cannot write to a terminal: what it says is shown with its control characters as numbers. */
class ControlCharactersTest {

    private static final Logger LOGGER = Logger.getLogger("io.postrider");

    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            shown.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S~ 554 go \\x1B[2J away\\x00\\xC2\\x9B1m\\xE2\\x80\\xAE\\r\\n",
                "S~ 421 \\x1B]0;mine\\x07\\r\\n",
                "S~ huh \\x1B[2J\\x00\\r\\n",
                "S~ 550-one\\x1B[2J\\r\\n550 \\x0Btwo\\r\\n"
            })
    void noControlCharacterGetsThrough(String greeting) {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
        handler.setLevel(Level.ALL);
        try {
            Script.of(greeting)
                    .client(client -> client.session(
                            options -> Sessions.heardBy(options, (session, speaker, line) -> shown.add(line))))
                    .play(play -> {
                        Throwable thrown = catchThrowable(
                                () -> play.client().send(Mails.to("b")).join());
                        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                            shown.add(String.valueOf(cause.getMessage()));
                        }
                    });
        } finally {
            LOGGER.removeHandler(handler);
            LOGGER.setUseParentHandlers(true);
            LOGGER.setLevel(null);
        }

        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.codePoints())
                        .as(Printable.of(line))
                        .noneMatch(c -> Character.isISOControl(c) || c == 0x202E));
    }
}
