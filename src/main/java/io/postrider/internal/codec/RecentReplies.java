package io.postrider.internal.codec;

import io.netty.util.concurrent.FastThreadLocal;
import io.postrider.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last few replies of one line: a server says {@code 250 2.1.5 Ok} to each recipient of each mail, and one {@link Reply} serves them
 * all.
 */
final class RecentReplies {

    private static final FastThreadLocal<RecentReplies> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected RecentReplies initialValue() {
            return new RecentReplies();
        }
    };

    private static final int SLOTS = 64;
    private static final int LONGEST_REMEMBERED = 48;

    /** A slot that is taken changes hands at each 64th miss: replies that name a queue id come once each, and must not push the others out. */
    private static final int MISSES_BEFORE_CHANGE = 64;

    private final byte[][] lines = new byte[SLOTS][0];
    private final @Nullable Reply[] replies = new Reply[SLOTS];
    private int misses;

    /** Those of this event loop: thousands of connections to one server hear the same words, and need them once. */
    static RecentReplies ofThread() {
        return OF_THREAD.get();
    }

    /** The reply that consists of this line alone. */
    Reply of(int code, ReplyLine line) {
        if (line.length() > LONGEST_REMEMBERED) {
            return new Reply(code, List.of(line.text()));
        }
        int hash = line.hash();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        Reply known = replies[slot];
        if (known != null && line.is(lines[slot])) {
            return known;
        }
        Reply reply = new Reply(code, List.of(line.text()));
        if (known == null || ++misses % MISSES_BEFORE_CHANGE == 0) {
            lines[slot] = line.copy();
            replies[slot] = reply;
        }
        return reply;
    }
}
