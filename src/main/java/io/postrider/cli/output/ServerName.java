package io.postrider.cli.output;

import java.net.InetSocketAddress;

/** Writes the address of a server: {@code 192.0.2.1:25}, {@code [2001:db8::1]:25}. */
final class ServerName {

    private ServerName() {}

    static String of(InetSocketAddress server) {
        String host = server.getAddress() == null
                ? server.getHostString()
                : server.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.getPort();
    }
}
