package io.postrider.testing.servers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Leaves out the tests whose programs are missing, or fails them where nothing may be missing; see {@link Needs}. */
final class LeaveOut implements BeforeAllCallback {

    private static final String HOW_TO_GET_THEM =
            "to run them: sudo src/test/scripts/install-servers, then the tests as root";

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Needs needs = testClass.getAnnotation(Needs.class);
        if (needs == null) {
            // A nested class, and the one around it has passed.
            return;
        }
        String obstacles = Arrays.stream(needs.value())
                .flatMap(program -> program.obstacle().stream())
                .collect(Collectors.joining("; "));
        if (obstacles.isEmpty()) {
            return;
        }
        String message = testClass.getSimpleName() + ": " + obstacles + "; " + HOW_TO_GET_THEM;
        if (areRequired()) {
            fail(message);
        }
        summary(context).add(message);
        abort("left out " + message);
    }

    private static boolean areRequired() {
        return "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("postrider.servers"));
    }

    // The root's store is closed, and with it the summary, when the last test of the run has ended.
    private static LeftOut summary(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LeaveOut.class))
                .computeIfAbsent(LeftOut.class, key -> new LeftOut(), LeftOut.class);
    }
}
