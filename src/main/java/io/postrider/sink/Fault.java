package io.postrider.sink;

import io.postrider.Stage;
import io.postrider.sink.Aftermath.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One way to misbehave: what is said in place of the usual reply, how, and what comes of the connection. Immutable; each verb gives a
 * new value, so that they compose:
 *
 * <pre>{@code
 * Fault.reply("421 4.3.2 going down").thenClose()
 * Fault.usual().after(Duration.ofMillis(200)).cutAt(7).thenReset()
 * Fault.silence().afterOctets(1000).thenReset()
 * }</pre>
 *
 * <p>What the sink makes of the command follows the reply: a 4yz or 5yz in place of a 2yz refuses it, a 354 asks for content. Anything
 * else, silence included, leaves it as it would have been: a mail whose final reply is cut is an accepted mail, and stands in the
 * {@link Ledger}, unless {@link #unrecorded()} says that the server crashed before.
 */
public final class Fault {

    private static final Fault USUAL = new Fault(Speech.USUAL, Aftermath.NONE);

    private final Speech speech;
    private final Aftermath aftermath;

    private Fault(Speech speech, Aftermath aftermath) {
        this.speech = speech;
        this.aftermath = aftermath;
    }

    /** The reply as it would have been; for the verbs that change how it is said. */
    public static Fault usual() {
        return USUAL;
    }

    /** These lines, each with its code, instead of the usual reply; CRLF is added to each. */
    public static Fault reply(String... lines) {
        return octets(lines(lines));
    }

    /** These octets instead of the usual reply, as they are. */
    public static Fault octets(byte[] octets) {
        return new Fault(Speech.of(Octets.of(octets)), Aftermath.NONE);
    }

    /** Nothing instead of the usual reply. */
    public static Fault silence() {
        return new Fault(Speech.of(Octets.NONE), Aftermath.NONE);
    }

    /** Holds the reply back, and all that comes behind it. */
    public Fault after(Duration delay) {
        return new Fault(speech.delayed(delay), aftermath);
    }

    /** Sends the reply octet by octet with this pause in between. */
    public Fault drip(Duration pause) {
        return new Fault(speech.dripped(pause), aftermath);
    }

    /** Sends no more than the first {@code octets} octets of the reply. */
    public Fault cutAt(int octets) {
        return new Fault(speech.cut(octets), aftermath);
    }

    /** Sends these lines behind the reply, in the same write; CRLF is added to each. */
    public Fault followedBy(String... lines) {
        return new Fault(speech.followedBy(Octets.of(lines(lines))), aftermath);
    }

    /** Repeats the reply until the client goes away: a line, or a reply, without an end. */
    public Fault forever() {
        return new Fault(speech.endless(), aftermath);
    }

    /** With {@link Stage#CONTENT}: acts when this many octets of the mail's content have arrived. */
    public Fault afterOctets(long count) {
        return new Fault(speech, aftermath.midway(count));
    }

    /** With {@link Stage#END_OF_DATA}: the mail is lost, not recorded, whatever the reply says. */
    public Fault unrecorded() {
        return new Fault(speech, aftermath.unrecorded());
    }

    /** Then closes the connection in order: FIN, or TLS's close_notify. */
    public Fault thenClose() {
        return new Fault(speech, aftermath.ending(Ending.CLOSE));
    }

    /** Then resets the connection (TCP RST). */
    public Fault thenReset() {
        return new Fault(speech, aftermath.ending(Ending.RESET));
    }

    /** Then reads nothing more, so that the client's writes come to a stand. */
    public Fault thenStall() {
        return new Fault(speech, aftermath.ending(Ending.STALL));
    }

    Speech speech() {
        return speech;
    }

    Aftermath aftermath() {
        return aftermath;
    }

    private static byte[] lines(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fault that && speech.equals(that.speech) && aftermath.equals(that.aftermath);
    }

    @Override
    public int hashCode() {
        return 31 * speech.hashCode() + aftermath.hashCode();
    }

    @Override
    public String toString() {
        return "Fault[" + speech + ", " + aftermath + "]";
    }
}
