package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FileRegion;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is said but not yet sent, and what is awaited: the state of a connection is these two queues. Knows no verb of SMTP.
 *
 * <p>Commands that may share a group leave in one write. Replies that come in one read are all heard before anything is written, so
 * that the answer to a group is again a group. Confined to the channel's event loop.
 */
final class Dialogue extends ChannelInboundHandlerAdapter {

    private final Session session;
    private final CommandGroup group = new CommandGroup(this);
    private final ArrayDeque<Exchange> unsent = new ArrayDeque<>(8);
    private final ArrayDeque<Exchange> awaiting = new ArrayDeque<>(8);
    private final DueReply due = new DueReply();
    private boolean pipelining;
    private long repliesHeard;
    private boolean pumping;
    private boolean soon;
    private boolean hearing;
    private boolean grouped;

    Dialogue(Session session) {
        this.session = session;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        group.leaveThrough(ctx);
    }

    /** Whether groups may be said from now on (RFC 2920), and characters beyond ASCII (RFC 6531). */
    void allow(boolean groups, boolean utf8) {
        pipelining = groups;
        group.allowUtf8(utf8);
        group.secure(session.isSecure());
    }

    /** @throws IllegalArgumentException if something in the command may not be written */
    void check(Command command) {
        group.check(command);
    }

    /** Says a command as soon as it may follow what was said before; {@code then} hears each reply. */
    void say(Command command, Consumer<Reply> then) {
        unsent.add(new Exchange(command, null, then));
    }

    /** Says a command with content behind it. */
    Exchange say(Command command, Outflow content, Consumer<Reply> then) {
        Exchange exchange = new Exchange(command, content, then);
        unsent.add(exchange);
        return exchange;
    }

    /** Awaits a reply that comes by itself. */
    void await(Command silence, Consumer<Reply> then) {
        awaiting.add(new Exchange(silence, null, then));
    }

    /** Forgets what is not sent yet; returns how many replies will not come for that. What has begun to leave must leave. */
    int dropUnsent() {
        int replies = 0;
        for (Iterator<Exchange> exchanges = unsent.iterator(); exchanges.hasNext(); ) {
            Exchange exchange = exchanges.next();
            if (!exchange.hasBegun()) {
                replies += exchange.command().replies();
                exchange.release();
                exchanges.remove();
            }
        }
        return replies;
    }

    boolean isQuiet() {
        return unsent.isEmpty() && awaiting.isEmpty();
    }

    /** How many replies were awaited and heard so far. */
    long repliesHeard() {
        return repliesHeard;
    }

    boolean isAwaiting() {
        return !awaiting.isEmpty();
    }

    /** Whether what is heard answers one of several commands that were out at once. */
    boolean isGroupOut() {
        return grouped;
    }

    /** What the oldest awaited reply answers, or what was being sent. */
    @Nullable
    Stage stage() {
        Exchange head = awaiting.peek();
        if (head == null) {
            return null;
        }
        return isLeaving(head) ? Stage.CONTENT : head.command().stage();
    }

    /** RFC 2920 section 3.1, the only place that knows of it. */
    private boolean mayFollow() {
        return awaiting.isEmpty() || pipelining && !awaiting.getLast().command().endsGroup();
    }

    /** Sends what may be sent, asks for more while there is nothing left, and flushes once. */
    void pump() {
        if (pumping || hearing || session.isOver()) {
            return;
        }
        try {
            speak();
            if (!session.isOver()) {
                group.flush(leaving());
            }
        } catch (RuntimeException | Error e) {
            // A mail may be half said. Memory that is short now may be there at the next try, and a fault of our own
            // is no reason to drop a mail.
            session.fail(Failure.transientFault(stageOr(Stage.COMMAND), "failed: " + e, e));
        }
        if (!session.isOver()) {
            watch();
        }
        session.tell();
    }

    private void speak() {
        pumping = true;
        try {
            do {
                sendWhatMayFollow();
                // A phase with nothing more to say may have ended, and the next one begun to speak.
            } while (!session.isOver() && unsent.isEmpty() && (session.phase().saysMore() || !unsent.isEmpty()));
        } finally {
            pumping = false;
        }
    }

    // Never from the listener of a write: of what the kernel took in one go, Netty tells write by write. Whatever
    // failed amid that would hold the rest for not taken.
    private void pumpSoon() {
        if (!soon) {
            soon = true;
            session.execute(this::pumpNow);
        }
    }

    private void pumpNow() {
        soon = false;
        pump();
    }

    private void sendWhatMayFollow() {
        for (Exchange next = unsent.peek(); next != null; next = unsent.peek()) {
            if (!next.hasBegun()) {
                if (!mayFollow()) {
                    return;
                }
                begin(next);
            }
            Outflow content = next.content();
            if (content != null) {
                if (!content.writeTo(this)) {
                    return;
                }
                group.noteEnd(next);
            }
            unsent.poll();
        }
    }

    private void begin(Exchange next) {
        Outflow content = next.content();
        if (content != null) {
            content.begin();
        }
        boolean dotted = content != null && !next.command().precedesContent();
        if (!dotted) {
            group.write(next.command());
        }
        session.trace().said(next.command(), content);
        next.begin();
        grouped = !awaiting.isEmpty();
        awaiting.add(next);
    }

    /** Whether the socket takes more for now. */
    boolean hasRoom() {
        return group.hasRoom();
    }

    /** How much of a large content the socket is given at a time, in octets. */
    int sliceOctets() {
        return group.sliceOctets();
    }

    /** Writes a piece of content, which belongs to the dialogue from now on, behind whatever was said. */
    void write(ByteBuf piece) {
        // What comes behind this piece may have turned out to be broken while this one was made ready.
        if (session.isOver()) {
            piece.release();
            return;
        }
        group.write(piece, unsent.getFirst());
    }

    /** Writes something that is no buffer, such as a region of a file. */
    void write(FileRegion region) {
        group.writeWhole(region, unsent.getFirst());
    }

    private void watch() {
        Exchange head = awaiting.peek();
        if (due.changesTo(head, head != null && isLeaving(head))) {
            session.watch(stage());
        }
    }

    /**
     * So many more octets of the content that an exchange carries have left. If its reply is the one that is due, its deadline begins anew with each
     * block. What leaves for another mail moves nothing.
     */
    void onProgress(Exchange exchange, long octets) {
        if (!session.isOver() && due.completesBlock(exchange, octets)) {
            session.watch(stage());
        }
    }

    /** A group has left as a whole: with the last octet of a content begins the time of the final reply. */
    void onTaken() {
        if (!session.isOver()) {
            watch();
        }
    }

    /** A piece of the content has left as a whole, with so many octets that were not told of. */
    void onWritten(Exchange exchange, long octets) {
        onProgress(exchange, octets);
        onTaken();
        pumpSoon();
    }

    /** What was due is due no more: another phase begins. */
    void watchAnew() {
        due.beginAnew();
    }

    // What has begun to leave and has not left as a whole.
    private @Nullable Exchange leaving() {
        Exchange next = unsent.peek();
        return next != null && next.hasBegun() ? next : null;
    }

    // As long as the end of its content lies on this side of the kernel, no reply can be the answer to that.
    private boolean isLeaving(Exchange exchange) {
        return exchange == unsent.peek() || group.waits(exchange);
    }

    /** Whether the last octet of what an exchange carries may be on its way to the server. Asked when the connection is closed. */
    boolean mayHaveLeft(Exchange exchange) {
        return exchange.lastWrite() > 0 && !group.isLost(exchange);
    }

    /** Whether nothing waits for the socket to take it. */
    boolean hasAllLeft() {
        return group.hasTakenAll();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (session.isOver()) {
            return;
        }
        Reply reply = session.trace().heard((Reply) message);
        hearing = true;
        Exchange head = awaiting.peek();
        if (head == null) {
            session.ending().onUnsolicited(reply);
        } else if (isLeaving(head)) {
            session.phase().onEarlyReply(head, reply);
        } else {
            hear(head, reply);
        }
    }

    private void hear(Exchange head, Reply reply) {
        repliesHeard++;
        if (head.countDown() == 0) {
            awaiting.poll();
        } else {
            due.forget();
        }
        if (reply.code() == 421) {
            session.ending().closing();
        }
        head.hear(reply);
        grouped &= !awaiting.isEmpty();
        if (reply.code() == 421) {
            session.ending().onClosing(reply, head.command().stage());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        hearing = false;
        pump();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            pumpSoon();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        onFault(cause);
    }

    /** A write has failed. */
    void onWriteFailed(Throwable cause) {
        if (!session.isOver()) {
            session.execute(() -> onFault(cause));
        }
    }

    /** Something went wrong below. */
    private void onFault(Throwable cause) {
        session.ending().onFault(cause);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        session.onEvent(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        session.ending().onInactive();
    }

    Stage stageOr(Stage otherwise) {
        Stage stage = stage();
        return stage == null ? otherwise : stage;
    }

    /** Lets go of everything. */
    void release() {
        group.release();
        unsent.forEach(Exchange::release);
        awaiting.forEach(Exchange::release);
        unsent.clear();
        awaiting.clear();
        due.forget();
    }
}
