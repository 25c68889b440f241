package io.postrider.internal.route;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS server that gives the same response code to every question (RFC 1035 section 4.1.1). */
final class NameServer implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 512;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress address = (InetSocketAddress) socket.getLocalSocketAddress();
    private final AtomicInteger questions = new AtomicInteger();
    private final int code;

    private NameServer(int code) throws IOException {
        this.code = code;
    }

    static NameServer answering(int code) throws IOException {
        NameServer server = new NameServer(code);
        Thread thread = new Thread(server::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    InetSocketAddress address() {
        return address;
    }

    int questions() {
        return questions.get();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST_MESSAGE], LARGEST_MESSAGE);
                socket.receive(packet);
                questions.incrementAndGet();
                socket.send(answer(packet));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    // The question again, marked as a response with recursion available and the code.
    private DatagramPacket answer(DatagramPacket question) {
        byte[] message = Arrays.copyOf(question.getData(), question.getLength());
        message[2] |= (byte) 0x80;
        message[3] = (byte) (0x80 | code);
        return new DatagramPacket(message, message.length, question.getSocketAddress());
    }

    @Override
    public void close() {
        socket.close();
    }
}
