package io.postrider.internal.session;

import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Stage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which recipients go into one transaction: as many as the server takes at once (RFC 5321 section 4.5.3.1.10, RFC 9422 RCPTMAX and
 * RCPTDOMAINMAX). The others are put off; those that this server cannot be told at all are decided.
 */
record Portion(Session session, int recipientLimit) {

    int[] of(List<Mailbox> recipients, Ledger ledger) {
        int[] portion = new int[Math.min(recipients.size(), recipientLimit)];
        int taken = 0;
        int mostDomains = session.capabilities().mostDomains();
        Domains domains = mostDomains == Integer.MAX_VALUE ? null : new Domains(mostDomains);
        for (int i = 0; i < recipients.size(); i++) {
            if (!Path.isWritable(recipients.get(i), session)) {
                ledger.decide(i, needsUtf8(recipients.get(i)));
            } else if (taken < portion.length && (domains == null || domains.takes(recipients.get(i)))) {
                portion[taken++] = i;
            } else {
                ledger.putOff(i);
            }
        }
        return taken == portion.length ? portion : Arrays.copyOf(portion, taken);
    }

    private Outcome needsUtf8(Mailbox recipient) {
        return new Outcome.NotSent(
                Stage.RCPT,
                Permanence.PERMANENT,
                "<" + recipient + "> needs SMTPUTF8, which " + session.peer() + " does not offer");
    }

    /** The domains of one transaction, counted only where the server limits them. */
    private static final class Domains {
        private final int limit;
        private final Set<String> seen = new HashSet<>();

        Domains(int limit) {
            this.limit = limit;
        }

        boolean takes(Mailbox recipient) {
            String domain = recipient.domain().toLowerCase(Locale.ROOT);
            return seen.contains(domain) || seen.size() < limit && seen.add(domain);
        }
    }
}
