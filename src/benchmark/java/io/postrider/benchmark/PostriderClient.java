package io.postrider.benchmark;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.client.SmtpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Postrider, as a program would use it that reacts to each outcome. */
final class PostriderClient implements Contender {

    private final SmtpClient client;
    private final ClosedLoop loop;

    PostriderClient(SmtpClient client, int inFlight, Supplier<Mail> mails) {
        this.client = client;
        Supplier<CompletableFuture<?>> sender = () -> client.send(mails.get());
        loop = new ClosedLoop(Collections.nCopies(inFlight, sender));
    }

    /** The same mail every time, so that the caller makes nothing anew. */
    static Mail letter(Cell cell) {
        return new Mail(Envelope.of(Letter.FROM, Letter.TO), Content.of(Letter.octets(cell.size())));
    }

    /** A mail with octets of its own every time. */
    static Supplier<Mail> letters(Cell cell) {
        byte[] octets = Letter.octets(cell.size());
        Envelope envelope = Envelope.of(Letter.FROM, Letter.TO);
        return () -> new Mail(envelope, Content.of(octets.clone()));
    }

    @Override
    public long send(Duration turn) throws InterruptedException {
        return loop.send(turn);
    }

    @Override
    public void close() {
        client.close(Duration.ofSeconds(2));
    }
}
