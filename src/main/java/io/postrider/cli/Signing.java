package io.postrider.cli;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.cli.input.BadInput;
import io.postrider.dkim.DkimSigner;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Signs mails, if they are to be signed. A signature takes a millisecond of computing, so many are made on all processors. */
final class Signing implements AutoCloseable {

    private final Optional<DkimSigner> signer;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Signing::worker);

    /** @param signer by whom; empty for not at all */
    Signing(Optional<DkimSigner> signer) {
        this.signer = signer;
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "postrider-signing");
        thread.setDaemon(true);
        return thread;
    }

    /** The same mails with their signatures, in the same order. */
    Iterator<Job> all(Iterator<Job> jobs) {
        return signer.<Iterator<Job>>map(by -> new Ahead<>(jobs, job -> sign(by, job), workers))
                .orElse(jobs);
    }

    private static Job sign(DkimSigner signer, Job job) {
        try {
            Content signed = signer.sign(job.mail().content());
            return new Job(job.name(), job.messageId(), new Mail(job.mail().envelope(), signed));
        } catch (IOException e) {
            throw new BadInput("cannot sign " + job.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
