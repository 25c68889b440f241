package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket, and no idea of SMTP: what is written arrives as it is, what comes back is read as it is. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private InputStream in;
    private OutputStream out;

    RawClient(Sink sink) throws IOException {
        this(new Socket(sink.address().getAddress(), sink.port()));
    }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A client that has heard the greeting and said EHLO. */
    static RawClient introduced(Sink sink) throws IOException {
        RawClient client = new RawClient(sink);
        client.reply();
        client.say("EHLO client.example.com");
        return client;
    }

    /** Begins a mail to b@example.org; nothing may be refused. */
    void begin() throws IOException {
        assertThat(say("MAIL FROM:<a@example.com>")).startsWith("250 ");
        assertThat(say("RCPT TO:<b@example.org>")).startsWith("250 ");
    }

    /** Says a short content, which must be asked for; gives the final reply. */
    String content() throws IOException {
        assertThat(say("DATA")).startsWith("354 ");
        return say("text", ".");
    }

    Socket socket() {
        return socket;
    }

    /** Writes each line with CRLF, all in one write, and gives the reply to the first. */
    String say(String... lines) throws IOException {
        write(String.join("\r\n", lines) + "\r\n");
        return reply();
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    /** A whole reply with its line ends; what there was of it where the connection ended. */
    String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = line();
            reply.append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    /** A line with its end. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int octet;
        while ((octet = in.read()) >= 0) {
            line.append((char) octet);
            if (octet == '\n') {
                break;
            }
        }
        return line.toString();
    }

    /** One octet, or -1 at the end. */
    int octet() throws IOException {
        return in.read();
    }

    /** Everything up to the end of the connection. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
