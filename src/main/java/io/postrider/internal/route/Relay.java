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
     * @throws UnknownHostException if it has no address
     */
    public static List<InetSocketAddress> candidates(Destination destination) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(destination.host()))
                .map(address -> new InetSocketAddress(address, destination.port()))
                .toList();
    }

    /** Whether the host is an address, which takes no look-up. */
    public static boolean isLiteral(Destination destination) {
        return NetUtil.isValidIpV4Address(destination.host()) || NetUtil.isValidIpV6Address(destination.host());
    }
}
