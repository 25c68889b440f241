package io.postrider.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ServerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void closingItStopsTheServerAndItsChildren() {
        ServerProcess server = start("sleep 600 & echo $! $$; wait");
        String[] ids = server.log().strip().split(" ");
        assertThat(ids).hasSize(2).noneMatch(ServerProcessTest::hasEnded);

        server.close();

        assertThat(server.isAlive()).isFalse();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids).allMatch(ServerProcessTest::hasEnded));
    }

    @Test
    void theServerEndsWithTheVirtualMachineThatStartedIt() throws IOException {
        ServerProcess server = start("echo $$; exec sleep 600");
        String id = server.log().strip();
        assertThat(hasEnded(id)).isFalse();

        server.hangUpAsADyingVirtualMachineDoes();

        await().atMost(PATIENCE).until(() -> hasEnded(id));
        server.close();
    }

    @Test
    void aServerThatEndsBeforeItGreetsIsReportedWithItsLog() {
        ServerProcess server =
                ServerProcess.start("doomed", directory.resolve("log"), "/bin/sh", "-c", "echo no such configuration");

        assertThatThrownBy(() -> Greeting.awaitFrom(server, FreePort.onLoopback(), "220"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the server has ended")
                .hasMessageContaining("no such configuration");
    }

    private ServerProcess start(String script) {
        ServerProcess server = ServerProcess.start("sleeper", directory.resolve("log"), "/bin/sh", "-c", script);
        await().atMost(PATIENCE).until(() -> server.log().endsWith("\n"));
        return server;
    }

    private static boolean hasEnded(String id) {
        return ProcessHandle.of(Long.parseLong(id)).isEmpty();
    }
}
