package io.postrider;

/**
 * Where mail goes: one server, how it is spoken to, and whether under TLS. The pool keeps the connections of equal destinations
 * together.
 *
 * @param protocol what it speaks
 * @param host a host name or an address, IPv6 without brackets
 * @param port 1 to 65535
 * @param tls when the connection is protected
 */
public record Destination(Protocol protocol, String host, int port, TlsPolicy tls) {

    /** @throws IllegalArgumentException if the port is none or the host is empty */
    public Destination {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("'" + host + "' is no host");
        }
    }

    /** The same under another TLS. */
    public Destination withTls(TlsPolicy policy) {
        return new Destination(protocol, host, port, policy);
    }

    /** The address for people: {@code mx.example.org:25}, {@code [2001:db8::1]:25}. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
