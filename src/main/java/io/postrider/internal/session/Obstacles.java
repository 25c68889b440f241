package io.postrider.internal.session;

import io.postrider.Acceptance;
import io.postrider.BodyType;
import io.postrider.Envelope;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Stage;
import io.postrider.internal.session.PreparedContent.HeaderForm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail cannot go to this server at all, found before a word of it is said: what the server does not offer and the mail cannot do
 * without.
 */
record Obstacles(Session session, BodyType widest) {

    /** The outcome for every recipient; null if nothing is in the way. */
    @Nullable
    Outcome of(Envelope envelope, PreparedContent content) {
        if (envelope.security() == Envelope.Security.REQUIRE_TLS && !session.isVerified()) {
            return unprotected();
        }
        String why = first(envelope, content);
        return why == null ? null : new Outcome.NotSent(Stage.MAIL, Permanence.PERMANENT, why);
    }

    // RFC 8689 section 4.2.1: TLS with a verified certificate, and the server's word that it will do likewise. Where a
    // handshake failed before, the next one may not.
    private Outcome unprotected() {
        return new Outcome.NotSent(
                Stage.MAIL,
                session.setup().skipsTls() ? Permanence.TRANSIENT : Permanence.PERMANENT,
                "REQUIRETLS is asked for, and the connection to " + session.peer()
                        + " is not protected by TLS with a verified certificate");
    }

    private @Nullable String first(Envelope envelope, PreparedContent content) {
        if (content.size() > session.capabilities().largestMail()) {
            return "the content has " + content.size() + " octets, and " + session.peer() + " takes "
                    + session.capabilities().largestMail();
        }
        BodyType body = content.body().orElse(BodyType.SEVEN_BIT);
        if (!body.fits(widest)) {
            return "the content needs BODY=" + body.value() + ", which " + session.peer() + " does not offer";
        }
        if (!session.capabilities().smtpUtf8() && needsUtf8(envelope, content)) {
            return "the header or the reverse-path goes beyond ASCII, and " + session.peer()
                    + " does not offer SMTPUTF8";
        }
        if (envelope.security() == Envelope.Security.REQUIRE_TLS
                && !session.capabilities().has("REQUIRETLS")) {
            return "REQUIRETLS is asked for, and " + session.peer() + " does not offer it";
        }
        return envelope.acceptance() == Acceptance.ALL ? tooMany(envelope) : null;
    }

    private boolean needsUtf8(Envelope envelope, PreparedContent content) {
        return content.header() == HeaderForm.UTF8
                || envelope.reversePath().isPresent()
                        && !Path.isWritable(envelope.reversePath().get(), session);
    }

    // All or nothing goes into one transaction, whatever that takes.
    private @Nullable String tooMany(Envelope envelope) {
        int most = session.capabilities().mostRecipients();
        if (envelope.recipients().size() > most) {
            return tooMany(envelope.recipients().size() + " recipients", most);
        }
        int mostDomains = session.capabilities().mostDomains();
        long domains = mostDomains == Integer.MAX_VALUE ? 0 : domains(envelope);
        return domains > mostDomains ? tooMany("recipients in " + domains + " domains", mostDomains) : null;
    }

    private String tooMany(String what, int most) {
        return "all or nothing is asked for " + what + ", and " + session.peer() + " takes " + most + " at once";
    }

    private static long domains(Envelope envelope) {
        return envelope.recipients().stream()
                .map(recipient -> recipient.domain().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }
}
