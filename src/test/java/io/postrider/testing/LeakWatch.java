package io.postrider.testing;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Makes a leaked buffer a failure: of the test class behind which it is found, or, for what is found in the end, of the whole run. Listed
 * in {@code META-INF/services}, so that it watches every test.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {

    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static volatile boolean buffersWereMade;

    // JUnit makes its extensions before any test class is initialised, and so before any class of Netty's has its
    // detector.
    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory());
    }

    /** The first test class starts what looks again behind the last one. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(LeakWatch.class))
                .computeIfAbsent(AtEnd.class, key -> new AtEnd(), AtEnd.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        String leaks = look();
        if (!leaks.isEmpty()) {
            throw new AssertionError("buffers were not released:\n" + leaks);
        }
    }

    // A detector tells of what the garbage collector has found whenever another buffer is made.
    private static String look() {
        if (buffersWereMade) {
            System.gc();
            ByteBufAllocator.DEFAULT.buffer().release();
        }
        StringBuilder all = new StringBuilder();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            all.append(leak).append('\n');
        }
        return all.toString();
    }

    /** Closed when all tests have run. A failure of that is reported nowhere, so that it ends the process. */
    private static final class AtEnd implements AutoCloseable {
        @Override
        public void close() {
            String leaks = look() + look() + look();
            if (!leaks.isEmpty()) {
                System.err.println("buffers were not released by the last test classes:\n" + leaks);
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static final class Factory extends ResourceLeakDetectorFactory {
        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
            return newResourceLeakDetector(resource, interval);
        }

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval) {
            buffersWereMade = true;
            return new Detector<>(resource, interval);
        }
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<?> resource, int interval) {
            super(resource, interval);
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            LEAKS.add(resourceType + records);
            super.reportTracedLeak(resourceType, records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            LEAKS.add(resourceType);
            super.reportUntracedLeak(resourceType);
        }
    }
}
