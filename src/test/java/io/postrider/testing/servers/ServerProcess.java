package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.postrider.testing.AtExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server in the foreground of a process of its own. It ends with {@link #close()}, with the test run, and also when
 * the virtual machine of the tests is killed: a shell stands between, and stops the server as soon as its own standard
 * input is closed.
 */
final class ServerProcess implements AutoCloseable {

    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { while read -r line; do :; done; kill "$server"; } <&3 2>/dev/null &
            watcher=$!
            wait "$server"
            status=$?
            kill "$watcher" 2>/dev/null
            exit $status
            """;
    private static final int SECONDS_TO_STOP = 10;

    private final String name;
    private final Path log;
    private final Process guard;

    private ServerProcess(String name, Path log, Process guard) {
        this.name = name;
        this.log = log;
        this.guard = guard;
    }

    /** Starts a command that stays in the foreground; what it prints is its log. */
    static ServerProcess start(String name, Path log, String... command) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, name));
        guarded.addAll(List.of(command));
        try {
            Process guard = new ProcessBuilder(guarded)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ServerProcess server = new ServerProcess(name, log, guard);
            AtExit.run(server::close);
            ShowLogs.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    String log() {
        try {
            return new String(Files.readAllBytes(log), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ShowLogs.remove(this);
        // Taken down before anything ends: the children of a dead process are nobody's descendants.
        List<ProcessHandle> all =
                Stream.concat(guard.descendants(), Stream.of(guard.toHandle())).toList();
        try {
            hangUpAsADyingVirtualMachineDoes();
            if (!guard.waitFor(SECONDS_TO_STOP, SECONDS)) {
                System.err.println(name + " did not stop within " + SECONDS_TO_STOP + " s and was killed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    void hangUpAsADyingVirtualMachineDoes() throws IOException {
        guard.getOutputStream().close();
    }
}
