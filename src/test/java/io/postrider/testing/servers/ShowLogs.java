package io.postrider.testing.servers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what the servers logged last when a test that needs them fails; see {@link Needs}. */
final class ShowLogs implements AfterTestExecutionCallback {

    private static final int LINES = 40;
    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static void add(ServerProcess server) {
        RUNNING.add(server);
    }

    static void remove(ServerProcess server) {
        RUNNING.remove(server);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            RUNNING.forEach(server -> print(context.getDisplayName(), server.name(), server.log()));
        }
    }

    private static void print(String test, String name, String log) {
        System.out.println("---- the log of " + name + " when " + test + " failed:");
        log.lines().skip(Math.max(0, log.lines().count() - LINES)).forEach(System.out::println);
    }
}
