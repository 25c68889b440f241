package io.postrider.internal.session;

import io.postrider.Mailbox;
import java.util.Optional;

/** How a mailbox is written in a command of a session: as it is, or with A-labels where the server does not offer SMTPUTF8. */
final class Path {

    private Path() {}

    /** Whether it can be written at all. */
    static boolean isWritable(Mailbox mailbox, Session session) {
        return mailbox.isAscii()
                || session.capabilities().smtpUtf8()
                || mailbox.toAscii().isPresent();
    }

    static Mailbox of(Mailbox mailbox, Session session) {
        return mailbox.isAscii() || session.capabilities().smtpUtf8()
                ? mailbox
                : mailbox.toAscii().orElse(mailbox);
    }

    /** Whether it takes SMTPUTF8 to write it as it is. */
    static boolean needsUtf8(Optional<Mailbox> mailbox) {
        return mailbox.isPresent() && !mailbox.get().isAscii();
    }
}
