package io.postrider.internal.session;

import io.postrider.Pipelining;
import io.postrider.Protocol;

/**
 * Whether the content of the next mail may leave before its envelope is answered ({@link Pipelining#EAGER}). Mails that leave so are in
 * doubt, all of them, if the connection turns out to be dead or the server not to know BDAT. So nothing runs ahead before both are known:
 *
 * <ul>
 *   <li>the connection lives: since it was last idle the server has said something on it;
 *   <li>the server knows BDAT: it has accepted a mail that came with it, on this connection or lately on another one.
 * </ul>
 *
 * A burst of mails pays one round trip for each of the two, and pays for the second once. Confined to the event loop.
 */
final class Eagerness {

    private final Session session;
    private final boolean wanted;
    private long heardWhenIdle = -1;
    private boolean chunkingWorks;

    /** @param groups whether groups may be said at all */
    Eagerness(Session session, boolean groups) {
        this.session = session;
        // LMTP is told the number of its final replies by the replies to RCPT.
        this.wanted = groups
                && session.options().pipelining() == Pipelining.EAGER
                && session.setup().destination().protocol() == Protocol.SMTP;
    }

    /** Whether the content of a mail that is begun now may leave at once, if it leaves with BDAT. */
    boolean mayRunAhead() {
        return wanted && isAlive() && isProven();
    }

    private boolean isAlive() {
        return session.dialogue().repliesHeard() != heardWhenIdle;
    }

    private boolean isProven() {
        return chunkingWorks || session.setup().quirks().knowsChunking();
    }

    /** There was no mail for a connection on which nothing is awaited: from now on it may die, and nobody would notice. */
    void onIdle() {
        heardWhenIdle = session.dialogue().repliesHeard();
    }

    /** A mail that came with BDAT was accepted. */
    void onChunksAccepted() {
        if (!chunkingWorks) {
            chunkingWorks = true;
            session.setup().quirks().sawChunkingWork();
        }
    }

    /** Whether this very server has accepted a mail that came with BDAT: what it says to another one is no matter of BDAT. */
    boolean chunkingWorks() {
        return chunkingWorks;
    }
}
