package io.postrider.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What this process has used, from one moment on. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> allocatedBefore = allocated();
    private final long cpuBefore = cpuNanos();
    private final long began = System.nanoTime();

    /** CPU time of the whole process: the compiler's and the collector's threads are its own affair. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** The turn that ends now. */
    Turn turn(long mails) {
        long nanos = System.nanoTime() - began;
        long cpu = cpuNanos() - cpuBefore;
        return new Turn(mails, nanos, cpu, allocatedSince());
    }

    // A thread that ended in between is not counted; clients keep theirs.
    private long allocatedSince() {
        long sum = 0;
        for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
            sum += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
        }
        return sum;
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] octets = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            allocated.put(ids[i], Math.max(0, octets[i]));
        }
        return allocated;
    }
}
