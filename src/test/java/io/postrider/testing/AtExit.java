package io.postrider.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be undone when the test run ends, the latest first: a server stops before its directory is removed. (Hooks
 * of the JVM itself run all at once, in no order.)
 */
public final class AtExit {

    private static final Deque<Runnable> TASKS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::runAll, "at-exit"));
    }

    public static void run(Runnable task) {
        synchronized (TASKS) {
            TASKS.push(task);
        }
    }

    private static void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                // One that cannot be undone must not keep the others from it.
                System.err.println("at the end of the test run: " + e);
            }
        }
    }

    private static Runnable next() {
        synchronized (TASKS) {
            return TASKS.poll();
        }
    }

    private AtExit() {}
}
