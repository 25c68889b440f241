package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.DeliveryException;
import io.postrider.Envelope;
import io.postrider.InMemory;
import io.postrider.Mail;
import io.postrider.Outcome;
import io.postrider.PoolOptions;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.TlsOptions;
import io.postrider.client.SmtpClient;
import io.postrider.testing.TestCertificates;
import io.postrider.testing.TestTls;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server grants DATA and reads nothing more until the client has given up. Of mails of many sizes some have their end before the kernel by then, some
 * behind it and some in it: what is told as not sent must not come.
 */
@Timeout(120)
class FullSocketTest {

    private static final int STEP = 160 * 1024;
    private static final int MAILS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"none", "implicit"})
    void whatIsToldAsNotSentDoesNotComeLater(String tls) throws Exception {
        try (LateReader server = new LateReader(tls.equals("implicit") ? TestTls.server("server") : null)) {
            Map<Integer, Outcome> told;
            try (SmtpClient client = client(server, tls)) {
                told = send(client);
            } finally {
                server.read();
            }
            Set<Integer> arrived = server.arrived();

            assertThat(told.values()).doesNotHaveAnyElementsOfTypes(Outcome.Accepted.class);
            assertThat(told.values()).hasAtLeastOneElementOfType(Outcome.NotSent.class);
            told.forEach((octets, outcome) -> {
                if (outcome instanceof Outcome.NotSent) {
                    assertThat(arrived).as("of %d octets: %s", octets, outcome).doesNotContain(octets);
                }
            });
        }
    }

    private static SmtpClient client(LateReader server, String tls) {
        String scheme = tls.equals("implicit") ? "smtps" : "smtp";
        String policy = tls.equals("implicit") ? "" : "?tls=none";
        return SmtpClient.builder(scheme + "://127.0.0.1:" + server.port() + policy)
                .tls(new TlsOptions(
                        Optional.of(TestCertificates.shared().ca()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .pool(PoolOptions.defaults().withMaxConnections(MAILS).withMaxOpening(MAILS))
                .session(options -> options.withTimeouts(options.timeouts()
                        .with(Stage.CONTENT, Duration.ofMillis(700))
                        .with(Stage.END_OF_DATA, Duration.ofMillis(700))))
                .build();
    }

    private static Map<Integer, Outcome> send(SmtpClient client) {
        Map<Integer, CompletableFuture<Receipt>> sent = IntStream.rangeClosed(1, MAILS)
                .map(i -> i * STEP)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), octets -> client.send(mail(octets))));
        return sent.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> outcome(entry.getValue())));
    }

    private static Outcome outcome(CompletableFuture<Receipt> sent) {
        Receipt receipt = sent.handle(
                        (accepted, fault) -> fault instanceof DeliveryException failed ? failed.receipt() : accepted)
                .join();
        return receipt.recipients().get(0).outcome();
    }

    /** The server knows it by its sender. */
    private static Mail mail(int octets) {
        byte[] lines = ("x".repeat(62) + "\r\n").repeat(octets / 64).getBytes(StandardCharsets.US_ASCII);
        return new Mail(
                Envelope.of("m" + octets + "@example.com", "b@example.org"),
                InMemory.canonical(lines, BodyType.SEVEN_BIT));
    }

    /** Speaks SMTP up to DATA, and then waits. */
    private static final class LateReader implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket();
        private final SSLContext tls;
        private final CountDownLatch reading = new CountDownLatch(1);
        private final Phaser connections = new Phaser(1);
        private final Set<Integer> arrived = ConcurrentHashMap.newKeySet();

        LateReader(SSLContext tls) throws IOException {
            this.tls = tls;
            listener.setReceiveBufferSize(8 * 1024);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2 * MAILS);
            start(this::listen);
        }

        int port() {
            return listener.getLocalPort();
        }

        /** From now on it reads. */
        void read() {
            reading.countDown();
        }

        /** Waits for the end of every connection: whose content came as a whole? */
        Set<Integer> arrived() {
            connections.arriveAndAwaitAdvance();
            return arrived;
        }

        private static void start(Runnable task) {
            Thread thread = new Thread(task, "late-reader");
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    connections.register();
                    start(() -> serve(socket));
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        private void serve(Socket plain) {
            try (Socket socket = secured(plain)) {
                talk(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException e) {
                // The client has left, and what came before that is noted.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                connections.arriveAndDeregister();
            }
        }

        private Socket secured(Socket socket) throws IOException {
            return tls == null
                    ? socket
                    : tls.getSocketFactory().createSocket(socket, new ByteArrayInputStream(new byte[0]), true);
        }

        private void talk(InputStream in, OutputStream out) throws IOException, InterruptedException {
            say("220 mx.example.org", out);
            int mail = 0;
            for (String line = line(in); line != null; line = line(in)) {
                if (line.startsWith("MAIL")) {
                    mail = Integer.parseInt(line.replaceAll("\\D", ""));
                }
                boolean granted = line.equals("DATA");
                say(granted ? "354 go" : "250 ok", out);
                if (granted) {
                    reading.await();
                    readContent(mail, in);
                }
            }
        }

        private void readContent(int mail, InputStream in) throws IOException {
            for (String line = line(in); line != null; line = line(in)) {
                if (line.equals(".")) {
                    arrived.add(mail);
                }
            }
        }

        private static void say(String line, OutputStream out) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** Null at the end, also in mid-line. */
        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line.append((char) octet);
                if (octet == '\n') {
                    return line.substring(0, line.length() - 2);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
