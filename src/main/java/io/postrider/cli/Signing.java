package io.postrider.cli;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.cli.input.BadInput;
import io.postrider.dkim.DkimSigner;
import java.io.IOException;
import java.util.Optional;

/**
 * Signs mails, if they are to be signed. For any thread but an event loop: a signature takes a millisecond of computing.
 *
 * @param signer by whom; empty for not at all
 */
record Signing(Optional<DkimSigner> signer) {

    /** The same mail as it leaves. */
    Job sign(Job job) {
        return signer.map(by -> signed(by, job)).orElseGet(() -> composed(job));
    }

    private static Job signed(DkimSigner signer, Job job) {
        try {
            Content signed = signer.sign(job.mail().content());
            return new Job(job.name(), job.messageId(), new Mail(job.mail().envelope(), signed));
        } catch (IOException e) {
            throw new BadInput("cannot sign " + job.name().text() + ": " + e.getMessage(), e);
        }
    }

    // The form that most servers take is made now, on this thread, and not when a connection has come to it.
    private static Job composed(Job job) {
        job.mail().content().in(BodyType.EIGHT_BIT_MIME);
        return job;
    }
}
