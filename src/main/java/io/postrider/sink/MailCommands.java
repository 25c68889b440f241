package io.postrider.sink;

import io.postrider.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MAIL and RCPT (RFC 5321 sections 4.1.1.2 and 4.1.1.3). Confined to the connection's event loop. */
final class MailCommands {

    private final Server server;
    private final Manner manner;
    private final Speaker speaker;
    private final Peer peer;
    private final Transaction transaction;
    private final PathArgument path = new PathArgument();

    private int mails;
    private Map<String, String> approved = Map.of();

    MailCommands(Server server, Speaker speaker, Peer peer, Transaction transaction) {
        this.server = server;
        this.manner = server.manner();
        this.speaker = speaker;
        this.peer = peer;
        this.transaction = transaction;
    }

    void onMail(CommandLine line) {
        speaker.onMail();
        Answer wrong = whyNoMail(line);
        int kind = speaker.say(Stage.MAIL, wrong == null ? Answer.SENDER : wrong);
        if (wrong == null && Speaker.isDone(kind)) {
            mails++;
            transaction.open(keepsNames() || !path.parameters().isEmpty() ? path.received() : Transaction.NOBODY);
        }
        if (wrong == Answer.TOO_MANY_MAILS) {
            speaker.close();
        }
    }

    private @Nullable Answer whyNoMail(CommandLine line) {
        Answer wrong = mailOutOfOrder();
        wrong = wrong == null ? checked(path.readReversePath(line)) : wrong;
        if (wrong != null || isPlain()) {
            return wrong;
        }
        boolean announced = path.isAscii() || path.parameters().containsKey("SMTPUTF8");
        wrong = announced ? parameters().checkMail(path.parameters()) : Answer.NEEDS_SMTPUTF8;
        approved = wrong == null ? path.parameters() : approved;
        return wrong;
    }

    private @Nullable Answer mailOutOfOrder() {
        if (!peer.isIntroduced()) {
            return Answer.HELLO_FIRST;
        }
        if (manner.is(Manner.Trait.AUTH_REQUIRED) && peer.user().isEmpty()) {
            return Answer.AUTH_FIRST;
        }
        if (transaction.isOpen()) {
            return Answer.NESTED_MAIL;
        }
        return manner.limits().mails() > 0 && mails >= manner.limits().mails() ? Answer.TOO_MANY_MAILS : null;
    }

    void onRecipient(CommandLine line) {
        Answer wrong = whyNoRecipient(line);
        String address = wrong == null && keepsNames() ? path.address() : "";
        int kind = speaker.say(Stage.RCPT, address, wrong == null ? Answer.RECIPIENT : wrong);
        if (wrong == null && Speaker.isDone(kind)) {
            transaction.addRecipient(keepsNames() ? path.received() : Transaction.NOBODY);
        }
    }

    private @Nullable Answer whyNoRecipient(CommandLine line) {
        Answer wrong = recipientOutOfOrder();
        wrong = wrong == null ? checked(path.readForwardPath(line)) : wrong;
        if (wrong != null || isPlain()) {
            return wrong;
        }
        wrong = parameters().checkRecipient(path.parameters());
        boolean announced = path.isAscii() || transaction.mentions("SMTPUTF8");
        return wrong == null && !announced ? Answer.NEEDS_SMTPUTF8 : wrong;
    }

    private @Nullable Answer recipientOutOfOrder() {
        if (!transaction.isOpen()) {
            return Answer.MAIL_FIRST;
        }
        if (transaction.isChunked()) {
            return Answer.CHUNKS_BEGAN;
        }
        int most = manner.limits().recipients();
        return most > 0 && transaction.recipients().size() >= most ? Answer.TOO_MANY_RECIPIENTS : null;
    }

    // RFC 5321 section 3.3 has no blank there.
    private @Nullable Answer checked(@Nullable Answer wrong) {
        boolean spaced = path.isSpaced() && manner.is(Manner.Trait.STRICT);
        return wrong == null && spaced ? Answer.BAD_SYNTAX : wrong;
    }

    /** Nothing about the path that has just been read needs a closer look: clients say the same parameters over and over. */
    private boolean isPlain() {
        return path.isAscii() && (path.parameters().isEmpty() || path.parameters() == approved);
    }

    /** Whether somebody may ask for names: else none are made. */
    private boolean keepsNames() {
        return server.records().keeps(Memory.LEDGER) || !server.rules().isEmpty();
    }

    private Parameters parameters() {
        return new Parameters(
                manner, peer.isSecured(), !server.mechanisms(peer.isSecured()).isEmpty());
    }
}
