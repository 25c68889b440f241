package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.postrider.Stage;
import io.postrider.sink.Manner.Trait;
import javax.net.ssl.SSLSession;

/**
 * The server's side of one SMTP session (RFC 5321 section 3): takes octets, and passes lines and content on. Confined to the
 * connection's event loop.
 */
final class Session {

    private final Server server;
    private final Speaker speaker;
    private final Tally.Share share = new Tally.Share();
    private final Transaction transaction;
    private final EndOfData endOfData;
    private final ContentCommands contents;
    private final Authentication authentication;
    private final Commands commands;
    private final Observer observer;
    private final LineReader lines = new LineReader();
    private final CommandLine line = new CommandLine();

    /** @param resume what hears on when {@link #isWaiting} ends */
    Session(Server server, Outbox outbox, Wire wire, long connection, Runnable resume) {
        this.server = server;
        Peer peer = new Peer(connection);
        speaker = new Speaker(server, outbox, wire, connection, share);
        observer = new Observer(server, speaker, connection);
        transaction = new Transaction(ContentKeeper.of(server, outbox.executor(), resume));
        endOfData = new EndOfData(server, speaker, transaction, new Recorder(server, peer, share), resume);
        contents = new ContentCommands(server.manner(), speaker, transaction, endOfData);
        authentication = new Authentication(server, speaker, peer, transaction);
        commands = new Commands(server, speaker, peer, transaction, contents, authentication, wire);
    }

    void greet() {
        commands.greet();
    }

    /** TLS has begun: nothing that was said before counts (RFC 3207 section 4.2). */
    void onTls(SSLSession session) {
        transaction.clear();
        commands.onTls(session);
    }

    /** The connection is gone. A mail that is being saved is recorded all the same. */
    void onGone() {
        server.tally().add(share);
        if (!endOfData.isSaving()) {
            transaction.clear();
        }
    }

    /** Whether what comes next has to wait for something else than octets. */
    boolean isWaiting() {
        return endOfData.isSaving() || transaction.content().isBehind();
    }

    /** Hears all it can of {@code in}; what it leaves there begins the next call, with more behind it. */
    void hear(ByteBuf in) {
        boolean more = true;
        while (more && in.isReadable() && !isWaiting()) {
            if (speaker.hasEnded() || commands.awaitsTls()) {
                in.skipBytes(in.readableBytes());
            } else {
                more = contents.isReading() ? hearContent(in) : hearLine(in);
            }
        }
    }

    private boolean hearContent(ByteBuf in) {
        if (!contents.isReadingChunk() && talksEarly()) {
            return hangUp();
        }
        commands.onContent();
        observer.onContent();
        return contents.read(in);
    }

    private boolean hearLine(ByteBuf in) {
        switch (lines.read(in, line)) {
            case NOTHING -> {
                return false;
            }
            case TOO_LONG -> speaker.say(Stage.COMMAND, Answer.LINE_TOO_LONG);
            case BARE_LF -> speaker.say(Stage.COMMAND, Answer.BARE_LF);
            case LINE -> onLine(in);
        }
        return true;
    }

    private void onLine(ByteBuf in) {
        if (talksEarly()) {
            hangUp();
        } else if (authentication.isUnderWay()) {
            observer.onResponse();
            authentication.onResponse(line.text());
        } else {
            share.commands++;
            observer.onCommand(line);
            commands.on(line, in);
        }
    }

    /** Whether the client did not wait for a reply that it must wait for (RFC 2920 section 3.1). */
    private boolean talksEarly() {
        Manner manner = server.manner();
        boolean mayNotFollow = commands.haveEndedGroup() || !manner.offers(Extension.PIPELINING);
        return mayNotFollow && manner.is(Trait.STRICT) && speaker.outbox().owes();
    }

    private boolean hangUp() {
        speaker.say(Stage.COMMAND, Answer.TALKED_EARLY);
        speaker.close();
        return true;
    }

    /** Ends a read: what it asked is counted and, once for all, answered. */
    void onReadComplete() {
        server.tally().onRead();
        server.tally().add(share);
        speaker.outbox().flush();
        observer.onReadComplete();
    }
}
