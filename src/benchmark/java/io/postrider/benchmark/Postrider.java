package io.postrider.benchmark;

import io.postrider.LineEndings;
import io.postrider.Mail;
import io.postrider.Pipelining;
import io.postrider.PoolOptions;
import io.postrider.QueueOptions;
import io.postrider.SessionOptions;
import io.postrider.SessionOptions.Chunking;
import io.postrider.TlsOptions;
import io.postrider.client.SmtpClient;
import java.time.Duration;
import java.util.Optional;

/** The ways in which Postrider takes part. */
enum Postrider {
    STANDARD(Pipelining.STANDARD, Chunking.WHERE_OFFERED, "none"),
    DATA(Pipelining.STANDARD, Chunking.NEVER, "none"),
    EAGER(Pipelining.EAGER, Chunking.WHERE_OFFERED, "none"),
    OFF(Pipelining.OFF, Chunking.WHERE_OFFERED, "none"),
    TLS(Pipelining.STANDARD, Chunking.WHERE_OFFERED, "required"),
    EAGER_TLS(Pipelining.EAGER, Chunking.WHERE_OFFERED, "required"),
    /** Each mail is composed anew. */
    COMPOSED(Pipelining.STANDARD, Chunking.WHERE_OFFERED, "none"),
    /** Each mail has octets of its own, so that nothing is known of them. */
    EAGER_FRESH(Pipelining.EAGER, Chunking.WHERE_OFFERED, "none"),
    BATCH(Pipelining.STANDARD, Chunking.WHERE_OFFERED, "none"),
    EAGER_BATCH(Pipelining.EAGER, Chunking.WHERE_OFFERED, "none");

    /** The connections' handshakes are not what is measured. */
    private static final int MOST_OPENING = 256;

    private final Pipelining pipelining;
    private final Chunking chunking;
    private final String tls;

    Postrider(Pipelining pipelining, Chunking chunking, String tls) {
        this.pipelining = pipelining;
        this.chunking = chunking;
        this.tls = tls;
    }

    Contender open(int port, Cell cell) {
        int inFlight = inFlight(cell);
        SmtpClient client = client(port, cell.connections(), inFlight);
        Mail letter = PostriderClient.letter(cell);
        return switch (this) {
            case COMPOSED -> new PostriderClient(client, inFlight, new Composer(cell.size()));
            case EAGER_FRESH -> new PostriderClient(client, inFlight, PostriderClient.letters(cell));
            case BATCH, EAGER_BATCH -> new PostriderBatch(client, inFlight, letter);
            default -> new PostriderClient(client, inFlight, () -> letter);
        };
    }

    private int inFlight(Cell cell) {
        boolean oneMailAtATime = cell.delay() > 0 && pipelining != Pipelining.EAGER;
        return cell.inFlight(oneMailAtATime ? 1 : 16);
    }

    SmtpClient client(int port, int connections, int inFlight) {
        return SmtpClient.builder("smtp://127.0.0.1:" + port + "?tls=" + tls)
                .tls(trust())
                .pool(new PoolOptions(
                        connections, MOST_OPENING, Duration.ofMinutes(10), Duration.ofHours(1), Integer.MAX_VALUE))
                .queue(new QueueOptions(inFlight + 1, Long.MAX_VALUE))
                .session(this::session)
                .build();
    }

    private TlsOptions trust() {
        return tls.equals("none")
                ? TlsOptions.defaults()
                : new TlsOptions(
                        Optional.of(SinkProcess.CERTIFICATE), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private SessionOptions session(SessionOptions options) {
        return new SessionOptions(
                Optional.of("client.example.com"),
                pipelining,
                options.window(),
                chunking,
                LineEndings.NORMALIZE,
                options.timeouts(),
                Optional.empty());
    }
}
