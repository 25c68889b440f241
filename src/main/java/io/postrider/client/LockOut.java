package io.postrider.client;

import io.postrider.AuthOptions;
import io.postrider.internal.session.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the client from being locked out, as servers do with those who try a wrong password too often: one login is tried alone, and the others
 * when it has succeeded. After a refused one nobody tries again for a second, then two, then four, up to five minutes. Any thread.
 */
final class LockOut {

    private static final long SHORTEST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 300 * SHORTEST_NANOS;

    private final boolean logsIn;
    private boolean proven;
    private @Nullable Failure failure;
    private long length;
    private long until;

    private LockOut(boolean logsIn) {
        this.logsIn = logsIn;
    }

    static LockOut of(AuthOptions auth) {
        return new LockOut(auth.credentials().isPresent());
    }

    /** How many connections may be opened at once, if that is {@code most} for those who are sure of their password. */
    synchronized int mostOpening(int most) {
        return logsIn && !proven ? 1 : most;
    }

    synchronized void begin(Failure refusal) {
        if (current() != null) {
            // One of several that were refused together: they count as one.
            return;
        }
        proven = false;
        failure = refusal;
        length = Math.min(Math.max(SHORTEST_NANOS, length * 2), LONGEST_NANOS);
        until = System.nanoTime() + length;
    }

    synchronized void end() {
        proven = true;
        failure = null;
        length = 0;
    }

    /** Why nobody may try now; null if one may. */
    synchronized @Nullable Failure current() {
        return failure != null && System.nanoTime() - until < 0 ? failure : null;
    }
}
