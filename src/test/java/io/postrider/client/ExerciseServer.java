package io.postrider.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server as of a protocol exercise: it takes one request at a time, in the order EHLO, AUTH LOGIN, MAIL, RCPT, DATA, content, QUIT or the
 * next MAIL. What is said early or differently is answered in Latin-1, and with the end of the connection.
 */
final class ExerciseServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Queue<String> mails = new ConcurrentLinkedQueue<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();

    ExerciseServer() throws IOException {
        start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> mails() {
        return List.copyOf(mails);
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "exercise-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            for (; ; ) {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Visit(socket).run();
        } catch (IOException e) {
            mistakes.add(e.toString());
        }
    }

    /** One connection. */
    private final class Visit {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Visit(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            boolean polite = say("220 exercise")
                    && hear("EHLO .+")
                    && say("250-exercise")
                    && say("250 AUTH LOGIN")
                    && hear("AUTH LOGIN")
                    && say("334 VXNlcm5hbWU6")
                    && hear("dXNlcg==")
                    && say("334 UGFzc3dvcmQ6")
                    && hear("c2VjcmV0")
                    && say("235 willkommen");
            while (polite) {
                String line = line();
                if (line == null || line.equals("QUIT")) {
                    say("221 tschüss");
                    return;
                }
                polite = mail(line);
            }
        }

        private boolean mail(String line) throws IOException {
            return is(line, "MAIL FROM:<\\S+@\\S+>")
                    && say("250 ok")
                    && hear("RCPT TO:<\\S+@\\S+>")
                    && say("250 ok")
                    && hear("DATA")
                    && say("354 los")
                    && content()
                    && say("250 angenommen");
        }

        private boolean content() throws IOException {
            StringBuilder content = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    mails.add(content.toString());
                    return isQuiet(line);
                }
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            return false;
        }

        private boolean hear(String pattern) throws IOException {
            String line = line();
            return line != null && is(line, pattern);
        }

        private String line() throws IOException {
            String line = in.readLine();
            return line == null || isQuiet(line) ? line : null;
        }

        private boolean is(String line, String pattern) throws IOException {
            return line.matches(pattern) || complain("unerwartet: " + line);
        }

        private boolean isQuiet(String line) throws IOException {
            boolean early = in.ready() || socket.getInputStream().available() > 0;
            return !early || complain("zu früh nach: " + line);
        }

        private boolean complain(String mistake) throws IOException {
            mistakes.add(mistake);
            say("500 " + mistake + " (größer geht's nicht)");
            return false;
        }

        private boolean say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }
    }
}
