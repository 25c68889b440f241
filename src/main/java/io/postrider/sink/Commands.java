package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.postrider.Stage;
import io.postrider.sink.Manner.Trait;
import javax.net.ssl.SSLSession;

/** Every command to its place (RFC 5321 section 4.1.1); those without one of their own are here. Confined to the event loop. */
final class Commands {

    private final Server server;
    private final Manner manner;
    private final Speaker speaker;
    private final Peer peer;
    private final Transaction transaction;
    private final ContentCommands contents;
    private final Authentication authentication;
    private final Wire wire;

    private MailCommands mails;
    private boolean awaitsTls;
    private boolean groupEnded;

    Commands(
            Server server,
            Speaker speaker,
            Peer peer,
            Transaction transaction,
            ContentCommands contents,
            Authentication authentication,
            Wire wire) {
        this.server = server;
        this.manner = server.manner();
        this.speaker = speaker;
        this.peer = peer;
        this.transaction = transaction;
        this.contents = contents;
        this.authentication = authentication;
        this.wire = wire;
        mails = new MailCommands(server, speaker, peer, transaction);
    }

    void greet() {
        groupEnded = true;
        speaker.say(Stage.GREETING, 2, server.answers().greeting());
    }

    /** Whether the last command is one that nothing may follow in its group (RFC 2920 section 3.1). */
    boolean haveEndedGroup() {
        return groupEnded;
    }

    /** Content has begun, which may be followed. */
    void onContent() {
        groupEnded = false;
    }

    /** Whether nothing that comes in clear counts any more. */
    boolean awaitsTls() {
        return awaitsTls;
    }

    void onTls(SSLSession session) {
        awaitsTls = false;
        peer.onTls(session);
        mails = new MailCommands(server, speaker, peer, transaction);
    }

    /** Answers a command; {@code behind} is what has come behind it. */
    void on(CommandLine line, ByteBuf behind) {
        Verb verb = line.verb();
        groupEnded = verb.endsGroup();
        switch (verb) {
            case MAIL -> mails.onMail(line);
            case RCPT -> mails.onRecipient(line);
            case DATA -> contents.onData();
            case BDAT -> contents.onChunk(line);
            case RSET -> onReset();
            case EHLO, HELO, LHLO -> onHello(line);
            case STARTTLS -> onStartTls(behind);
            case AUTH -> authentication.onAuth(line);
            case QUIT -> onQuit();
            case NOOP -> speaker.say(Stage.COMMAND, Answer.DONE);
            case VRFY -> onQuestion(Extension.VRFY, Answer.CANNOT_VERIFY);
            case EXPN -> onQuestion(Extension.EXPN, Answer.CANNOT_VERIFY);
            case HELP -> onQuestion(Extension.HELP, Answer.HELP);
            case UNKNOWN -> speaker.say(Stage.COMMAND, Answer.UNKNOWN_COMMAND);
        }
    }

    private void onHello(CommandLine line) {
        if (!isKnownHello(line.verb())) {
            speaker.say(Stage.EHLO, Answer.UNKNOWN_COMMAND);
        } else if (line.argument().isEmpty()) {
            speaker.say(Stage.EHLO, Answer.BAD_SYNTAX);
        } else if (Speaker.isDone(speaker.say(Stage.EHLO, 2, helloReply(line.verb())))) {
            peer.onHello();
            transaction.clear();
        }
    }

    /** LMTP has LHLO instead of both others (RFC 2033 section 4.1). */
    private boolean isKnownHello(Verb verb) {
        return switch (verb) {
            case LHLO -> manner.isLmtp();
            case EHLO -> !manner.isLmtp() && !manner.is(Trait.WITHOUT_EHLO);
            default -> !manner.isLmtp();
        };
    }

    private byte[] helloReply(Verb verb) {
        return verb == Verb.HELO ? server.answers().helo() : server.ehlo(peer.isSecured());
    }

    private void onStartTls(ByteBuf behind) {
        if (server.tls().isEmpty()) {
            speaker.say(Stage.STARTTLS, Answer.NOT_IMPLEMENTED);
        } else if (peer.isSecured()) {
            speaker.say(Stage.STARTTLS, Answer.ALREADY);
        } else if (behind.isReadable()) {
            speaker.say(Stage.STARTTLS, Answer.BEHIND_STARTTLS);
            speaker.close();
        } else if (Speaker.isDone(speaker.say(Stage.STARTTLS, Answer.START_TLS)) && !speaker.hasEnded()) {
            awaitsTls = true;
            speaker.outbox().then(wire::startTls);
        }
    }

    private void onReset() {
        if (Speaker.isDone(speaker.say(Stage.RSET, Answer.DONE))) {
            transaction.clear();
        }
    }

    private void onQuestion(Extension needed, Answer answer) {
        speaker.say(Stage.COMMAND, manner.offers(needed) ? answer : Answer.NOT_IMPLEMENTED);
    }

    private void onQuit() {
        if (speaker.say(Stage.QUIT, Answer.BYE) == 2) {
            speaker.close();
        }
    }
}
