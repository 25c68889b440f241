package io.postrider.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No event loop is ever blocked: BlockHound watches them, in a virtual machine of its own since it changes the classes of the JDK. */
@Timeout(240)
class BlockingTest {

    private static final List<String> OPTIONS =
            List.of("-Xmx512m", "-XX:+AllowRedefinitionToAddDeleteMethods", "-XX:+EnableDynamicAgentLoading");

    private static String output = "";

    @BeforeAll
    static void sendMails() throws Exception {
        Fork fork = Fork.of(WatchedLoops.class, OPTIONS, "NIO", "AUTO");

        assertThat(fork.status()).as(fork.output()).isZero();
        output = fork.output();
    }

    @Test
    void mailsOfEveryKindBlockNoEventLoop() {
        assertThat(output).contains("NIO: all were sent", "AUTO: all were sent").doesNotContain("Exception");
    }

    // Otherwise nobody would know whether anything is watched.
    @ParameterizedTest
    @CsvSource({
        "sleep, Thread.sleep",
        "file, FileChannelImpl#read",
        "lookup, InetAddress.getAllByName",
        "keys, SecretKeyFactory#generateSecret",
        "lock, Unsafe#park"
    })
    void whatBlocksIsSeen(String how, String method) {
        assertThat(output).containsPattern("NIO: " + how + " is BLOCKED by \\S*" + method + " on postrider-loop");
    }
}
