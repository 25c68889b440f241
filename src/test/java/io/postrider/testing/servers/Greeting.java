package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The first line that a server says: the sign that it is ready. */
final class Greeting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MILLIS_TO_ANSWER = 5_000;

    /** Waits until the server greets with the expected code (SMTP {@code 220}, POP3 {@code +OK}). */
    static void awaitFrom(ServerProcess server, InetSocketAddress address, String expected) {
        try {
            await("greeting of " + address)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("the server has ended", () -> !server.isAlive())
                    .until(() -> hear(address).startsWith(expected));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            server.close();
            throw new IllegalStateException(e.getMessage() + "; its log:\n" + server.log(), e);
        }
    }

    private static String hear(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, MILLIS_TO_ANSWER);
            socket.setSoTimeout(MILLIS_TO_ANSWER);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            String line = lines.readLine();
            return line == null ? "" : line;
        } catch (IOException notYet) {
            return "";
        }
    }

    private Greeting() {}
}
