package io.postrider.testing;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that leaves buffers to the garbage collector. */
public final class FailOnLeaks implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        System.gc();
        // What was collected is reported when the next one is made.
        ByteBufAllocator.DEFAULT.buffer(1).release();
        List<String> leaks = Leaks.take();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " buffers were never released, the first one:\n" + leaks.get(0));
        }
    }
}
