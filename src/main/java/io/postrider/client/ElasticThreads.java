package io.postrider.client;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that come and go: one that is idle takes a task before a new one is made, and a task waits only where there are as many as there may
 * be. Any thread.
 */
final class ElasticThreads extends ThreadPoolExecutor {

    private static final int IDLE_SECONDS = 10;

    ElasticThreads(String name, int most) {
        super(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new Handover(), OwnThread.named(name));
        setRejectedExecutionHandler(ElasticThreads::wait);
    }

    private static void wait(Runnable task, ThreadPoolExecutor busy) {
        if (busy.isShutdown()) {
            throw new RejectedExecutionException("the client is closed");
        }
        ((Handover) busy.getQueue()).put(task);
    }

    /** Takes a task only if a thread waits for it; those that are put wait themselves. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
