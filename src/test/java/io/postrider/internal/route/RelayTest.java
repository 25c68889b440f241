package io.postrider.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.postrider.Destination;
import io.postrider.Protocol;
import io.postrider.TlsPolicy;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name without an address is gone for good only if the DNS says that it does not exist. */
class RelayTest {

    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;

    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterAll
    static void end() {
        LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static void lookUp(String host, NameServer server) throws UnknownHostException {
        NameService dns = new NameService(
                LOOPS, NioDatagramChannel::new, new SingletonDnsServerAddressStreamProvider(server.address()));
        Relay.candidates(new Destination(Protocol.SMTP, host, 25, TlsPolicy.NONE), dns);
    }

    @Test
    void aNameThatDoesNotExistIsKnownNotTo() throws Exception {
        try (NameServer server = NameServer.answering(NXDOMAIN)) {
            assertThatThrownBy(() -> lookUp("no-such-host.invalid", server))
                    .isInstanceOf(NoSuchNameException.class)
                    .hasMessage("no-such-host.invalid");
        }
    }

    @Test
    void aServerThatCannotSayProvesNothing() throws Exception {
        try (NameServer server = NameServer.answering(SERVFAIL)) {
            assertThatThrownBy(() -> lookUp("no-such-host.invalid", server))
                    .isExactlyInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void norDoesAServerThatIsGone() throws Exception {
        NameServer server = NameServer.answering(NXDOMAIN);
        server.close();

        assertThatThrownBy(() -> lookUp("no-such-host.invalid", server))
                .isExactlyInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host-at-all", "no-such-host.local"})
    void namesThatAreNotOfTheDnsAreNotAskedFor(String host) throws Exception {
        try (NameServer server = NameServer.answering(NXDOMAIN)) {
            assertThatThrownBy(() -> lookUp(host, server)).isExactlyInstanceOf(UnknownHostException.class);

            assertThat(server.questions()).isZero();
        }
    }
}
