package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A piece of TCP with octets in it, as it went over the wire.
 *
 * @param stream which connection, from 0 on
 * @param speaker who sent it
 */
public record Segment(int stream, Speaker speaker, byte[] octets) {

    /** One of the two ends of a connection. */
    public enum Speaker {
        CLIENT,
        SERVER
    }

    /** One character for each octet. */
    public String text() {
        return new String(octets, ISO_8859_1);
    }

    @Override
    public String toString() {
        return speaker + " " + text();
    }
}
