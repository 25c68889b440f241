package io.postrider.benchmark;

import io.postrider.Mail;
import io.postrider.client.Batch;
import io.postrider.client.SmtpClient;
import java.time.Duration;
import java.util.stream.Stream;

/** Postrider, fed by a thread of its own. */
final class PostriderBatch implements Contender {

    private final SmtpClient client;
    private final int inFlight;
    private final Mail mail;

    PostriderBatch(SmtpClient client, int inFlight, Mail mail) {
        this.client = client;
        this.inFlight = inFlight;
        this.mail = mail;
    }

    @Override
    public long send(Duration turn) {
        long end = System.nanoTime() + turn.toNanos();
        Stream<Mail> mails = Stream.generate(() -> mail).takeWhile(next -> System.nanoTime() < end);
        Batch.Summary summary = client.batch().inFlight(inFlight).send(mails).join();
        if (summary.accepted() < summary.mails()) {
            throw new IllegalStateException("mails failed: " + summary);
        }
        return summary.accepted();
    }

    @Override
    public void close() {
        client.close(Duration.ofSeconds(2));
    }
}
