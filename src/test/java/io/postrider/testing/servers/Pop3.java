package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Reads a mailbox as its owner would (RFC 1939), to see what arrived there. */
public final class Pop3 {

    private static final int MILLIS_TO_ANSWER = 10_000;

    private final BufferedReader in;
    private final OutputStream out;

    private Pop3(Socket socket) throws IOException {
        socket.setSoTimeout(MILLIS_TO_ANSWER);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        out = socket.getOutputStream();
        expectOk("the greeting");
    }

    /** All mails of a user, the oldest first. */
    public static List<DeliveredMail> read(InetSocketAddress server, String user, String password) {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            Pop3 session = new Pop3(socket);
            session.say("USER " + user);
            session.say("PASS " + password);
            List<DeliveredMail> mails = session.retrieveAll();
            session.say("QUIT");
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<DeliveredMail> retrieveAll() throws IOException {
        int count = Integer.parseInt(say("STAT").split(" ")[1]);
        List<DeliveredMail> mails = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            say("RETR " + number);
            mails.add(new DeliveredMail(textUpToDot().getBytes(ISO_8859_1)));
        }
        return mails;
    }

    private String textUpToDot() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private String say(String command) throws IOException {
        out.write((command + "\r\n").getBytes(ISO_8859_1));
        return expectOk(command.startsWith("PASS") ? "PASS" : command);
    }

    private String expectOk(String what) throws IOException {
        String line = in.readLine();
        if (line == null || !line.startsWith("+OK")) {
            throw new IOException("the POP3 server answered to " + what + ": " + line);
        }
        return line;
    }
}
