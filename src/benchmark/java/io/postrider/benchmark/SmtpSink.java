package io.postrider.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Postfix's {@code smtp-sink}: a small C program, so that nobody is judged by a server of our own alone. It offers PIPELINING and no CHUNKING. It
 * can count only by printing a line for each mail, which would be most of its work, so here each client is believed.
 */
final class SmtpSink implements Server {

    private static final String PROGRAM = "smtp-sink";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private SmtpSink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Core.isInstalled(PROGRAM);
    }

    static SmtpSink start(Cell cell) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-4", "-m", String.valueOf(cell.connections() + 100)));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "1000"));
        SmtpSink sink = new SmtpSink(
                new ProcessBuilder(Core.SINK.pinned(command)).inheritIO().start(), port);
        sink.awaitListening();
        return sink;
    }

    // It takes no port 0.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException(PROGRAM + " does not listen on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Count count() {
        return Count.onlyTime(
                process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
