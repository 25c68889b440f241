package io.postrider.testing;

import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Netty's leak detector, which remembers what it reports. The build names it in {@code io.netty.customResourceLeakDetector}; a leak shows when
 * the lost buffer is collected and another one is made.
 */
public final class Leaks<T> extends ResourceLeakDetector<T> {

    private static final List<String> REPORTS = new CopyOnWriteArrayList<>();

    /** Called by Netty. */
    public Leaks(Class<?> resource, int samplingInterval) {
        super(resource, samplingInterval);
    }

    /** Called by Netty. */
    @SuppressWarnings("deprecation") // It looks for this constructor first.
    public Leaks(Class<?> resource, int samplingInterval, long maxActive) {
        super(resource, samplingInterval, maxActive);
    }

    /** What leaked since this was asked last: where each buffer was made, and where it was last touched. */
    static List<String> take() {
        List<String> taken = List.copyOf(REPORTS);
        REPORTS.removeAll(taken);
        return taken;
    }

    @Override
    protected void reportTracedLeak(String resource, String records) {
        super.reportTracedLeak(resource, records);
        REPORTS.add(resource + records);
    }

    @Override
    protected void reportUntracedLeak(String resource) {
        super.reportUntracedLeak(resource);
        REPORTS.add(resource);
    }
}
