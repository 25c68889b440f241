package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A socket on which a test speaks SMTP itself, line by line. */
final class RawSession implements AutoCloseable {

    private static final int MILLIS_TO_ANSWER = 10_000;

    private Socket socket;
    private BufferedReader in;

    RawSession(InetSocketAddress server) throws IOException {
        use(new Socket(server.getAddress(), server.getPort()));
        hear();
    }

    /** Sends lines in one write, and returns the reply to the first. */
    String say(String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
        return hear();
    }

    /** The next reply, its lines parted by a line feed. */
    String hear() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = in.readLine();
            if (line == null) {
                throw new IOException("the server hung up after: " + reply);
            }
            reply.append(reply.isEmpty() ? "" : "\n").append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    void startTls() throws IOException, GeneralSecurityException {
        startTls(TestCertificates.shared().authority().trustingContext());
    }

    /** The same, and shows a certificate if the server asks for one. */
    void startTls(Identity client) throws IOException, GeneralSecurityException {
        startTls(TestCertificates.shared().authority().trustingContext(client));
    }

    private void startTls(SSLContext context) throws IOException {
        say("STARTTLS");
        SSLSocket encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.startHandshake();
        use(encrypted);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void use(Socket next) throws IOException {
        next.setSoTimeout(MILLIS_TO_ANSWER);
        socket = next;
        in = new BufferedReader(new InputStreamReader(next.getInputStream(), UTF_8));
    }
}
