package io.postrider.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** What a test has in its hands while a script is played. */
public final class Play implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SmtpClient client;
    private final FakeServer server;

    Play(SmtpClient client, FakeServer server) {
        this.client = client;
        this.server = server;
    }

    public SmtpClient client() {
        return client;
    }

    /** What became of a mail, in the words of {@link Verdict}. */
    public String send(Mail mail) {
        return verdict(client.send(mail));
    }

    /** What became of a mail that was sent. */
    public static String verdict(CompletableFuture<Receipt> sent) {
        return Verdict.of(sent, PATIENCE);
    }

    /** The receipt of a mail, whatever it says. */
    public Receipt receipt(Mail mail) throws Exception {
        try {
            return client.send(mail).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return ((DeliveryException) e.getCause()).receipt();
        }
    }

    /** Waits until the server has come to its {@code [cue name]}. */
    public void await(String name) {
        assertThat(server.cues().await(name, PATIENCE)).as("cue " + name).isTrue();
    }

    /** Lets the server go on from its {@code [await name]}. */
    public void cue(String name) {
        server.cues().give(name);
    }

    /** Waits until the client has no connection left. */
    public void awaitNoConnection() {
        awaitConnections(0);
    }

    /** Waits until the client has so many connections. */
    public void awaitConnections(int open) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(client.statistics().connectionsOpen())
                        .as("connections")
                        .isEqualTo(open));
    }

    /** Waits until every mail is decided. */
    public void awaitDecided() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(client.statistics().mailsWaiting())
                        .as("mails not decided")
                        .isZero());
    }

    /** Every mail was counted in and out once, and nothing is left. */
    @Override
    public void close() {
        awaitDecided();
    }
}
