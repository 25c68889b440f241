package io.postrider.sink;

import io.postrider.Stage;
import io.postrider.sink.Aftermath.Ending;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Says the replies of one connection, or what a rule wants said in their place. Confined to the connection's event loop.
 *
 * <p>The kind of a reply is the first digit of its code, {@link Speech#NOTHING} where none was said.
 */
final class Speaker {

    private final Server server;
    private final Outbox outbox;
    private final Wire wire;
    private final long connection;
    private final Tally.Share share;

    private String line = "";
    private long mail;
    private boolean ended;

    Speaker(Server server, Outbox outbox, Wire wire, long connection, Tally.Share share) {
        this.server = server;
        this.outbox = outbox;
        this.wire = wire;
        this.connection = connection;
        this.share = share;
    }

    /** Whether a command has its effect: what was not said leaves things as they would have been. */
    static boolean isDone(int kind) {
        return kind == 2 || kind == Speech.NOTHING;
    }

    Outbox outbox() {
        return outbox;
    }

    /** The connection's event loop. */
    Executor executor() {
        return outbox.executor();
    }

    /** Whether nothing more is heard or said. */
    boolean hasEnded() {
        return ended;
    }

    /** Closes the connection when all has been said. */
    void close() {
        end(wire::close);
    }

    /** Notes what the replies from now on answer. */
    void onLine(String safeText) {
        line = safeText;
    }

    /** Notes that a new mail begins. */
    void onMail() {
        mail++;
    }

    /** Says a reply. Gives the kind of what was said. */
    int say(Stage stage, Answer usual) {
        return say(stage, "", usual);
    }

    /** Says a reply about a recipient. Gives the kind of what was said. */
    int say(Stage stage, String recipient, Answer usual) {
        return say(fault(stage, recipient), usual);
    }

    /** Says a reply, or what {@code fault} says in its place. Gives the kind of what was said. */
    int say(@Nullable Fault fault, Answer usual) {
        return say(fault, usual.kind(), server.answers().of(usual));
    }

    /** Says a reply that is made up for the occasion. Gives the kind of what was said. */
    int say(Stage stage, int kind, byte[] usual) {
        return say(fault(stage, ""), kind, usual);
    }

    private int say(@Nullable Fault fault, int kind, byte[] usual) {
        if (fault == null) {
            outbox.buffer().writeBytes(usual);
            return kind;
        }
        play(fault, usual, () -> {});
        return fault.speech().kind(kind);
    }

    /** What goes wrong at this step; null for nothing. */
    @Nullable
    Fault fault(Stage stage, String recipient) {
        Rules rules = server.rules();
        return rules.isEmpty()
                ? null
                : rules.at(stage, connection, mail, line, recipient).orElse(null);
    }

    /** Does what a fault does; calls {@code written} when all that it says has left. */
    void play(Fault fault, byte[] usual, Runnable written) {
        // What is said may leave before the read has ended, and whoever reads it may look at the counters.
        server.tally().add(share);
        Speech speech = fault.speech();
        if (!speech.delay().isZero()) {
            outbox.hold(speech.delay());
        }
        if (speech.isEndless()) {
            end(() -> wire.repeat(speech.reply(usual)));
            return;
        }
        write(speech.octets(usual), speech.drip(), written);
        end(fault.aftermath().ending());
    }

    private void write(byte[] octets, Duration drip, Runnable written) {
        if (octets.length == 0) {
            return;
        }
        if (drip.isZero()) {
            outbox.buffer().writeBytes(octets);
        } else {
            drip(octets, drip);
        }
        outbox.whenWritten(written);
    }

    private void drip(byte[] octets, Duration pause) {
        for (int i = 0; i < octets.length; i++) {
            if (i > 0) {
                outbox.hold(pause);
            }
            outbox.buffer().writeByte(octets[i]);
        }
    }

    private void end(Ending ending) {
        switch (ending) {
            case GO_ON -> {}
            case CLOSE -> end(wire::close);
            case RESET -> end(wire::reset);
            case STALL -> end(wire::stall);
        }
    }

    private void end(Runnable how) {
        ended = true;
        outbox.then(how);
    }
}
