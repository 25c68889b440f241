package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.PoolOptions;
import io.postrider.Receipt;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that was written to pass an exercise is served as well as any other. */
class ExerciseTest {

    private static SmtpClient client(ExerciseServer server, String password) {
        return SmtpClient.builder("smtp://user:" + password + "@127.0.0.1:" + server.port() + "?tls=none")
                .auth(auth -> new AuthOptions(
                        auth.credentials(), auth.mechanism(), ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ))
                .pool(new PoolOptions(3, 3, Duration.ofSeconds(30), Duration.ofHours(1), 7))
                .build();
    }

    @Test
    void everythingIsSaidInTurn() throws IOException {
        try (ExerciseServer server = new ExerciseServer();
                SmtpClient client = client(server, "secret")) {
            List<CompletableFuture<Receipt>> sent = IntStream.range(0, 50)
                    .mapToObj(i -> client.send(Mails.to("b")))
                    .toList();

            assertThat(sent.stream().map(Play::verdict)).containsOnly("b ACCEPTED END_OF_DATA 250");
            assertThat(server.mistakes()).isEmpty();
            assertThat(server.mails()).hasSize(50).containsOnly(Mails.MESSAGE);
        }
    }

    @Test
    void whatItSaysInLatin1IsUnderstood() throws IOException {
        try (ExerciseServer server = new ExerciseServer();
                SmtpClient client = client(server, "wrong")) {
            CompletableFuture<Receipt> sent = client.send(Mails.to("b"));

            assertThat(Play.verdict(sent)).isEqualTo("b REJECTED AUTH 500 P");
            assertThat(sent.handle((receipt, fault) -> fault.getMessage()).join())
                    .contains("unerwartet")
                    .contains("größer geht's nicht")
                    .doesNotContain("d3Jvbmc=");
        }
    }

    @Test
    void severalRecipientsAreTooMuchForIt() throws IOException {
        try (ExerciseServer server = new ExerciseServer();
                SmtpClient client = client(server, "secret")) {
            CompletableFuture<Receipt> sent = client.send(Mails.to("b", "c"));

            assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT DATA T, c REJECTED RCPT 500 P");
            assertThat(server.mails()).isEmpty();
        }
    }
}
