package io.postrider.client;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread that works for the whole client: a callback must not keep it. */
final class OwnThread extends FastThreadLocalThread {

    private OwnThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> new OwnThread(work, name + "-" + count.incrementAndGet());
    }

    static boolean isCurrent() {
        return Thread.currentThread() instanceof OwnThread;
    }
}
