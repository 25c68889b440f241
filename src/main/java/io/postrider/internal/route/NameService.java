package io.postrider.internal.route;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The DNS, asked for the one thing that the machine's own look-up keeps to itself: whether a name for which it has no address does not exist, or
 * nobody could say. Any thread but an event loop, as it waits for the answer.
 */
public final class NameService {

    private static final long MILLIS_TO_ANSWER = 3_000;

    private final EventLoopGroup loops;
    private final ChannelFactory<? extends DatagramChannel> channels;
    private final DnsServerAddressStreamProvider servers;

    /** Asks the servers that the machine asks. */
    public NameService(EventLoopGroup loops, ChannelFactory<? extends DatagramChannel> channels) {
        this(loops, channels, DnsServerAddressStreamProviders.platformDefault());
    }

    NameService(
            EventLoopGroup loops,
            ChannelFactory<? extends DatagramChannel> channels,
            DnsServerAddressStreamProvider servers) {
        this.loops = loops;
        this.channels = channels;
        this.servers = servers;
    }

    /** Whether it is known that there is no such name (NXDOMAIN, RFC 1035 section 4.1.1). No answer, and any other, proves nothing. */
    boolean denies(String name) {
        if (!isOfTheDns(name)) {
            return false;
        }
        try (DnsNameResolver resolver = resolver()) {
            Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> answer =
                    resolver.query(new DefaultDnsQuestion(name, DnsRecordType.A));
            return answer.awaitUninterruptibly(MILLIS_TO_ANSWER) && answer.isSuccess() && isDenial(answer.getNow());
        } catch (RuntimeException e) {
            // Whatever keeps us from asking, the client about to be closed among it.
            return false;
        }
    }

    // A name of one label may become another by the machine's search list, and one in .local is asked for in the local
    // network (RFC 6762 section 3).
    private static boolean isOfTheDns(String name) {
        return name.indexOf('.') > 0 && !name.toLowerCase(Locale.ROOT).endsWith(".local");
    }

    private DnsNameResolver resolver() {
        return new DnsNameResolverBuilder(loops.next())
                .datagramChannelFactory(channels)
                .nameServerProvider(servers)
                .queryTimeoutMillis(MILLIS_TO_ANSWER)
                .build();
    }

    private static boolean isDenial(AddressedEnvelope<DnsResponse, InetSocketAddress> answer) {
        try {
            return answer.content().code().equals(DnsResponseCode.NXDOMAIN);
        } finally {
            answer.release();
        }
    }
}
