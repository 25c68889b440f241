package io.postrider.testing;

import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * A dialogue as a test: what a server says and what it must hear, over a real socket, and what the client makes of it.
 *
 * <pre>
 * S: 220 mx.example.org
 * C: EHLO client.example.com
 * S: 250 PIPELINING
 * C: MAIL FROM:&lt;a@example.com&gt;
 * C: RCPT TO:&lt;b@example.org&gt;
 * C: DATA
 * S: 550 no
 * </pre>
 *
 * <p>Neighbouring {@code C:} lines must arrive before the server says anything, and nothing may arrive before the server has said all that
 * stands before it. Behind the last line the client may say QUIT or close the connection, and nothing else. Besides:
 *
 * <pre>
 * S~ 25\r\n          these octets as they are, with \r, \n and \xHH, and no line end
 * S! 452 enough      this line, also while the client speaks
 * S: [close]         S: [reset]    S: [wait 50 ms]
 * S: [drip 20 ms] 250 ok           one octet at a time, as long as the client listens
 * S: [tls server]    a handshake, with one of the {@link TestCertificates}: server, expired, other host, untrusted
 * S: [cue name]      wakes whoever waits in {@link Play#await}; in the act, {@link Play#cue} wakes an S: [await name]
 * C: &lt;content&gt;       all lines up to the final dot, or as many octets as the BDAT before it says
 * C: &lt;no dot&gt;        a content that the client breaks off by closing the connection
 * C: &lt;record of tls&gt; the first record of a handshake
 * C: &lt;alert of tls&gt;  whatever the client says before it closes the connection
 * C: &lt;anything&gt;      in a line: any characters
 * C: [close]         the client closes the connection, and has said nothing before
 * C: [nothing]       nothing comes for a while
 * ---                what follows is the next connection
 * </pre>
 *
 * <p>Each script is played three times, see {@link Pace}.
 */
public final class Script {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<List<Step>> connections;
    private final Duration patience;
    private final String uri;
    private final UnaryOperator<SmtpClientBuilder> change;

    private Script(
            List<List<Step>> connections, Duration patience, String uri, UnaryOperator<SmtpClientBuilder> change) {
        this.connections = connections;
        this.patience = patience;
        this.uri = uri;
        this.change = change;
    }

    /** Reads a script. */
    public static Script of(String text) {
        return new Script(
                new ScriptParser(text).connections(),
                PATIENCE,
                "smtp://127.0.0.1:%d?tls=none",
                UnaryOperator.identity());
    }

    /** What the client is told of the server; {@code %d} stands for the port. */
    public Script uri(String other) {
        return new Script(connections, patience, other, change);
    }

    /** How long the server waits for the client. */
    Script patience(Duration other) {
        return new Script(connections, other, uri, change);
    }

    /** What else the client is told. */
    public Script client(UnaryOperator<SmtpClientBuilder> further) {
        return new Script(connections, patience, uri, builder -> further.apply(change.apply(builder)));
    }

    /** What the test does while the server plays its part. */
    @FunctionalInterface
    public interface Act {
        void play(Play play) throws Exception;
    }

    /** Plays it at every pace. */
    public void play(Act act) {
        ExecutorService threads = Executors.newFixedThreadPool(Pace.values().length);
        try {
            List<Future<Void>> plays = new ArrayList<>();
            for (Pace pace : Pace.values()) {
                plays.add(threads.submit(playing(act, pace)));
            }
            plays.forEach(Script::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void join(Future<Void> play) {
        try {
            play.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw new AssertionError(e.getCause());
        }
    }

    private Callable<Void> playing(Act act, Pace pace) {
        return () -> {
            try (FakeServer server = new FakeServer(connections, pace, patience)) {
                play(act, server, pace);
            }
            return null;
        };
    }

    private void play(Act act, FakeServer server, Pace pace) {
        Throwable failure = null;
        try (SmtpClient client = client(server.port())) {
            try (Play play = new Play(client, server)) {
                act.play(play);
            } catch (Throwable e) {
                failure = e;
                server.giveUp();
            }
        }
        AssertionError mismatch = server.end();
        if (mismatch != null && failure != null) {
            mismatch.addSuppressed(failure);
        }
        if (mismatch != null) {
            throw mismatch;
        }
        if (failure != null) {
            throw new AssertionError("with replies " + pace + ": " + failure.getMessage(), failure);
        }
    }

    private SmtpClient client(int port) {
        SmtpClientBuilder builder = SmtpClient.builder(String.format(uri, port))
                .eventLoops(1)
                .session(options -> Sessions.named(options, "client.example.com"));
        return change.apply(builder).build();
    }
}
