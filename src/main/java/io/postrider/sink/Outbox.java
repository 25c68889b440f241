package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a sink has to say on one connection, in its order. Replies to commands that arrived together leave together; what is held back
 * holds back all behind it, but groups that are under way do not wait for each other. Confined to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails here fails because the connection is gone.
final class Outbox {

    /** Something to write, or to do, at a time ({@link System#nanoTime}). */
    private record Due(long time, @Nullable ByteBuf octets, List<Runnable> actions) {}

    private final ChannelHandlerContext context;
    private final long delay;
    private final ArrayDeque<Due> waiting = new ArrayDeque<>();
    private List<Runnable> whenWritten = new ArrayList<>();
    private @Nullable ByteBuf current;
    private long earliest = Long.MIN_VALUE;

    /** @param delay how long everything is held back */
    Outbox(ChannelHandlerContext context, Duration delay) {
        this.context = context;
        this.delay = delay.toNanos();
    }

    Executor executor() {
        return context.executor();
    }

    /** Where the next reply is written to. */
    ByteBuf buffer() {
        if (current == null) {
            current = context.alloc().buffer(1024);
        }
        return current;
    }

    /** Whether there is a reply that has not left. */
    boolean owes() {
        return current != null || !waiting.isEmpty();
    }

    /** Calls {@code action} when all that has been said so far has reached the operating system. */
    void whenWritten(Runnable action) {
        whenWritten.add(action);
    }

    /** Ends a group: what has been said since the last one leaves in one write. */
    void flush() {
        ByteBuf octets = current;
        if (octets == null) {
            return;
        }
        current = null;
        List<Runnable> written = takeWritten();
        if (delay == 0 && waiting.isEmpty() && earliest == Long.MIN_VALUE) {
            write(octets, written);
        } else {
            enqueue(new Due(time(), octets, written));
        }
    }

    private List<Runnable> takeWritten() {
        if (whenWritten.isEmpty()) {
            return List.of();
        }
        List<Runnable> actions = whenWritten;
        whenWritten = new ArrayList<>();
        return actions;
    }

    /** Holds back what is said from now on. */
    void hold(Duration pause) {
        flush();
        earliest = time() + pause.toNanos();
    }

    /** Does something when all before it has been written. */
    void then(Runnable action) {
        flush();
        enqueue(new Due(time(), null, List.of(action)));
    }

    // Never before what was said earlier, so that the order stays.
    private long time() {
        long usual = System.nanoTime() + delay;
        earliest = earliest == Long.MIN_VALUE ? usual : Math.max(earliest, usual);
        return earliest;
    }

    private void enqueue(Due due) {
        waiting.add(due);
        if (waiting.size() == 1) {
            await(due);
        }
    }

    private void await(Due head) {
        long pause = head.time() - System.nanoTime();
        if (pause <= 0) {
            context.executor().execute(this::release);
        } else {
            context.executor().schedule(this::release, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void release() {
        while (!waiting.isEmpty() && waiting.peek().time() - System.nanoTime() <= 0) {
            Due due = waiting.remove();
            if (due.octets() == null) {
                due.actions().forEach(Runnable::run);
            } else {
                write(due.octets(), due.actions());
            }
        }
        if (waiting.isEmpty()) {
            earliest = Long.MIN_VALUE;
        } else {
            await(waiting.element());
        }
    }

    private void write(ByteBuf octets, List<Runnable> written) {
        ChannelFuture future = context.writeAndFlush(octets);
        if (written.isEmpty()) {
            return;
        }
        future.addListener(done -> {
            if (done.isSuccess()) {
                written.forEach(Runnable::run);
            }
        });
    }

    /** Forgets everything: the connection is gone. */
    void discard() {
        if (current != null) {
            current.release();
            current = null;
        }
        for (Due due : waiting) {
            if (due.octets() != null) {
                due.octets().release();
            }
        }
        waiting.clear();
    }
}
