package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Stage;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections that end where nobody expects it, seen from the other end of the line. */
class ConnectionFaultTest {

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void closeAndResetTakeThePlaceOfAReply() throws IOException {
        sink.on(Stage.RSET).close();
        sink.on(Stage.COMMAND).reset();
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            assertThat(one.say("RSET")).isEmpty();
            assertThatThrownBy(() -> two.say("NOOP")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aConnectionCanBeResetBeforeTheGreeting() throws IOException {
        sink.on(Stage.GREETING).reset();
        try (RawClient client = new RawClient(sink)) {
            assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void everyConnectionCanBeResetAtOnce() throws IOException {
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            sink.resetConnections();

            assertThatThrownBy(one::octet).isInstanceOf(SocketException.class);
            assertThatThrownBy(two::octet).isInstanceOf(SocketException.class);
            try (RawClient three = RawClient.introduced(sink)) {
                assertThat(three.say("NOOP")).startsWith("250 ");
            }
        }
    }
}
