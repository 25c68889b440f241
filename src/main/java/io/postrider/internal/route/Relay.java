package io.postrider.internal.route;

import io.netty.util.NetUtil;
import io.postrider.Destination;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A server that takes all mail: its addresses in the order in which they are to be tried. */
public final class Relay {

    private Relay() {}

    /**
     * Looks the host up as every program of this machine does, the hosts file included. Blocks: never on an event loop.
     *
     * @throws NoSuchNameException if the DNS says that there is no such name
     * @throws UnknownHostException if it has no address for another reason, or for one that nobody tells
     */
    public static List<InetSocketAddress> candidates(Destination destination, NameService dns)
            throws UnknownHostException {
        String host = destination.host();
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, destination.port()))
                    .toList();
        } catch (UnknownHostException e) {
            throw dns.denies(host) ? new NoSuchNameException(host) : e;
        }
    }

    /** Whether the host is an address, which takes no look-up. */
    public static boolean isLiteral(Destination destination) {
        return NetUtil.isValidIpV4Address(destination.host()) || NetUtil.isValidIpV6Address(destination.host());
    }
}
