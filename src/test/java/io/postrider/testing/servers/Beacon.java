package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A datagram that a capture records among what it is for. When it shows up in the file, all that was sent before it is
 * there too: so a test knows when a recording has begun, and when it is complete.
 */
final class Beacon implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final DatagramSocket socket;

    Beacon() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends this mark, to itself, until the file holds it. */
    void awaitIn(Path file, String mark) {
        await(mark + " in the capture").atMost(PATIENCE).pollInterval(INTERVAL).until(() -> {
            byte[] octets = mark.getBytes(US_ASCII);
            socket.send(new DatagramPacket(octets, octets.length, socket.getLocalSocketAddress()));
            return Files.exists(file) && Files.readString(file, ISO_8859_1).contains(mark);
        });
    }

    @Override
    public void close() {
        socket.close();
    }
}
