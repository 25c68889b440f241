package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.InMemory;
import io.postrider.Outcome.Permanence;
import io.postrider.internal.codec.ContentEncoder;
import io.postrider.internal.codec.Framing;

/** How the content of one attempt goes out, with DATA or with BDAT. Confined to the event loop. */
abstract sealed class ContentTransfer permits MemoryTransfer, StreamTransfer {

    final PreparedContent content;
    final Attempt attempt;
    final Session session;
    final boolean chunks;
    private boolean begun;

    ContentTransfer(PreparedContent content, Attempt attempt, Session session, boolean chunks) {
        this.content = content;
        this.attempt = attempt;
        this.session = session;
        this.chunks = chunks;
    }

    static ContentTransfer of(PreparedContent content, Attempt attempt, Session session, boolean chunks) {
        return content.content() instanceof InMemory memory
                ? new MemoryTransfer(content, memory, attempt, session, chunks)
                : new StreamTransfer(content, attempt, session, chunks);
    }

    /** Whether all of it is there, so that it can be said at once. */
    abstract boolean isReady();

    /** Says the content, or begins to. What goes wrong meanwhile is the end of this mail, and of no other. */
    final void begin() {
        begun = true;
        try {
            send();
        } catch (RuntimeException | Error e) {
            failForNow(e);
        }
    }

    /** The content cannot be read. */
    final void fail(Throwable cause) {
        fail("the content cannot be read: " + cause, ContentFault.permanence(cause));
    }

    /** What was read cannot be said, for want of memory or for a fault of the library's own: neither is the mail's. */
    final void failForNow(Throwable cause) {
        fail("the content cannot be said: " + cause, Permanence.TRANSIENT);
    }

    /** The octets are not as many as the server was told. */
    final void failForItsSize(long announced) {
        fail(
                "the content has another size than the " + announced + " octets announced: was it changed?",
                Permanence.TRANSIENT);
    }

    final void fail(String why, Permanence permanence) {
        stop();
        attempt.contentFailed(why, permanence);
        session.dialogue().pump();
    }

    /** Whether the socket would take more of it, and the caller has not given more yet, while no reply is due to any piece. */
    boolean awaitsContent() {
        return false;
    }

    boolean hasBegun() {
        return begun;
    }

    abstract void send();

    /** Says no more of it. */
    void stop() {}

    /** Lets go of everything. May be called twice. */
    void release() {}

    /** The encoder that does no more than what is known of the content asks for. */
    final ContentEncoder encoder() {
        Framing framing = chunks ? Framing.BDAT : Framing.DATA;
        if (content.isBinary()) {
            return ContentEncoder.binary();
        }
        if (content.vouchedFor()) {
            return ContentEncoder.canonical(framing, session.channel().alloc());
        }
        // What lies in memory does not change any more; a file may, after its scan, and is watched.
        if (content.facts() != null && content.content() instanceof InMemory) {
            return ContentEncoder.of(
                    content.facts(),
                    framing,
                    session.options().lineEndings(),
                    session.channel().alloc());
        }
        // What was said of it in MAIL holds.
        BodyType most = Capabilities.text(session.capabilities().widestBody(chunks));
        return ContentEncoder.text(
                framing,
                content.body().orElse(most),
                session.options().lineEndings(),
                session.channel().alloc());
    }
}
