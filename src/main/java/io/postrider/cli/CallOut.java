package io.postrider.cli;

import io.postrider.Mailbox;
import io.postrider.cli.input.BadInput;
import io.postrider.client.Conversation;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether mail for an address would be taken: MAIL, RCPT, and RSET, as nothing is to be sent. An address beyond ASCII is said with
 * SMTPUTF8 (RFC 6531) where that is offered, else with its domain in A-labels.
 *
 * @param from the reverse-path; empty for the null one
 * @param to the recipient
 */
record CallOut(Optional<Mailbox> from, Mailbox to) implements Inquiry {

    @Override
    public List<Question> questions(Conversation session) {
        String mail = "MAIL FROM:<" + from.map(Mailbox::toString).orElse("") + ">";
        if (isAscii()) {
            return behind(new Question(mail, said -> said.mail(from)));
        }
        return offersUtf8(session)
                ? behind(new Question(mail + " SMTPUTF8", said -> said.mailUtf8(from)))
                : inAscii().questions(session);
    }

    private boolean isAscii() {
        return to.isAscii() && from.map(Mailbox::isAscii).orElse(true);
    }

    private static boolean offersUtf8(Conversation session) {
        return session.capabilities().stream()
                .anyMatch(line -> line.strip().split(" ", 2)[0].equalsIgnoreCase("SMTPUTF8"));
    }

    private List<Question> behind(Question mail) {
        return List.of(
                mail,
                new Question("RCPT TO:<" + to + ">", said -> said.rcpt(to)),
                new Question("RSET", Conversation::rset));
    }

    private CallOut inAscii() {
        return new CallOut(from.map(path -> ascii("--from", path)), ascii("--rcpt", to));
    }

    private static Mailbox ascii(String option, Mailbox mailbox) {
        return mailbox.toAscii()
                .orElseThrow(() -> new BadInput(
                        option + ": '" + mailbox + "' has no form in ASCII, and this server does not offer SMTPUTF8"));
    }
}
