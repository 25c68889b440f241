package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears and sees whatever anybody could of a conversation: logs, transcripts, and what it is shown. No secret may be in it. */
final class Eavesdropper implements AutoCloseable {

    static final String PASSWORD = "Tr0ub4dör&3";
    static final String TOKEN = "ya29.A0ARrdaM-token";
    static final String PLAIN = base64("\0user\0" + PASSWORD);

    private static final Logger LOGGER = Logger.getLogger("io.postrider");

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            seen.add("log: " + new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Eavesdropper() {
        handler.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same script with its transcript. */
    Script hearing(Script script) {
        return script.client(client -> client.session(
                options -> Sessions.heardBy(options, (session, speaker, line) -> seen.add(speaker + ": " + line))));
    }

    /** What a program may print: an exception with its trace, and with what it carries. */
    void see(Object what) {
        seen.add(String.valueOf(what));
        if (what instanceof Throwable fault) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
        }
        if (what instanceof DeliveryException failed) {
            see(failed.receipt());
            failed.receipt().recipients().forEach(this::see);
        }
    }

    void requireHidden(String... secrets) {
        assertThat(seen).anyMatch(line -> line.contains("CLIENT: EHLO")).anyMatch(line -> line.startsWith("log: "));
        for (String secret : secrets) {
            assertThat(seen).noneMatch(line -> line.contains(secret));
        }
    }

    void requireSeen(String part) {
        assertThat(seen).anyMatch(line -> line.contains(part));
    }

    @Override
    public void close() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
    }
}
