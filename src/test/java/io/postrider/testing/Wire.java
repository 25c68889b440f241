package io.postrider.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** The server's end of a connection, in lines. For one thread. */
final class Wire {

    /** Nothing came in time. */
    static final class Silence extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final int LONGEST_LINE = 1 << 20;

    private final Socket accepted;
    private Socket socket;
    private InputStream in;

    Wire(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.accepted = socket;
        take(socket);
    }

    private void take(Socket other) throws IOException {
        socket = other;
        in = new BufferedInputStream(other.getInputStream(), 64 * 1024);
    }

    /** From here on under TLS. */
    void take(SSLSocket secured) throws IOException {
        take((Socket) secured);
    }

    /** There will be nothing more to hear. */
    void end() {
        in = new ByteArrayInputStream(new byte[0]);
    }

    Socket socket() {
        return socket;
    }

    /** Whether something comes within the time; the end of the connection is something. */
    boolean hears(Duration time) throws IOException {
        if (in.available() > 0) {
            return true;
        }
        in.mark(1);
        try {
            socket.setSoTimeout((int) Math.max(1, time.toMillis()));
            in.read();
            in.reset();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Whether something has come already. */
    boolean hasHeard() throws IOException {
        return in.available() > 0;
    }

    /** The next octet, or -1 at the end of the connection, however that came. */
    int read(Duration time) throws IOException {
        try {
            if (!socket.isClosed()) {
                socket.setSoTimeout((int) time.toMillis());
            }
            return in.read();
        } catch (SocketTimeoutException e) {
            throw new Silence();
        } catch (SocketException | SSLException e) {
            return -1;
        }
    }

    /** The next line without its CRLF; null at the end of the connection. A lone LF is shown as what it is. */
    String readLine(Duration time) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = 0;
        for (int octet = read(time); octet >= 0; octet = read(time)) {
            if (octet == '\n' && last == '\r') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.substring(0, text.length() - 1);
            }
            line.write(octet);
            last = octet;
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line without end");
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8) + "[and no line end]";
    }

    /** Whether the next line is a lone dot. */
    boolean isAtDot(Duration time) throws IOException {
        in.mark(3);
        boolean dot = read(time) == '.' && read(time) == '\r' && read(time) == '\n';
        in.reset();
        return dot;
    }

    void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** Ends the connection with a FIN. */
    void close() throws IOException {
        accepted.close();
    }

    /** Ends the connection with a RST. */
    void reset() throws IOException {
        accepted.setSoLinger(true, 0);
        accepted.close();
    }
}
