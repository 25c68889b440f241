package io.postrider.internal.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A server that takes one mail, and reads its content a piece at a time with a pause behind each. */
final class SlowReader implements AutoCloseable {

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener = new ServerSocket();
    private final int octets;
    private final Duration pause;

    SlowReader(int octets, Duration pause) throws IOException {
        this.octets = octets;
        this.pause = pause;
        // Else the kernel reads in its place.
        listener.setReceiveBufferSize(octets);
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        Thread thread = new Thread(this::serve, "slow-reader");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            say(out, "220 mx.example.org");
            for (String line = line(in); !line.equals("DATA"); line = line(in)) {
                say(out, "250 ok");
            }
            say(out, "354 go ahead");
            readContent(in);
            say(out, "250 done");
            line(in);
        } catch (IOException e) {
            // The client has had enough, which the test sees.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    private void readContent(InputStream in) throws IOException {
        byte[] last = {};
        while (!java.util.Arrays.equals(last, END)) {
            byte[] piece = in.readNBytes(1);
            piece = concat(piece, in.readNBytes(Math.min(octets, in.available())));
            byte[] both = concat(last, piece);
            last = java.util.Arrays.copyOfRange(both, Math.max(0, both.length - END.length), both.length);
            if (piece.length == 0) {
                throw new IOException("no end");
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
