package io.postrider.benchmark;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Angus Mail, the reference implementation of Jakarta Mail: a pool of threads, each with a transport of its own that it keeps open. The message
 * is parsed once and sent as it came; BDAT is left out, because Angus doubles leading dots in it.
 */
final class Angus implements Contender {

    private final ThreadPool pool;

    Angus(int port, Cell cell) throws MessagingException {
        Session session = Session.getInstance(JakartaProperties.of(port));
        byte[] octets = Letter.octets(cell.size());
        List<OpenTransport> transports = new ArrayList<>();
        for (int i = 0; i < cell.connections(); i++) {
            transports.add(OpenTransport.open(session, octets));
        }
        pool = new ThreadPool(transports);
    }

    @Override
    public long send(Duration turn) throws Exception {
        return pool.send(turn);
    }

    @Override
    public void close() throws Exception {
        pool.close();
    }

    private record OpenTransport(Transport transport, MimeMessage message, Address[] recipients)
            implements ThreadPool.Connection {

        static OpenTransport open(Session session, byte[] octets) throws MessagingException {
            Transport transport = session.getTransport();
            transport.connect();
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(octets));
            return new OpenTransport(transport, message, new Address[] {new InternetAddress(Letter.TO)});
        }

        @Override
        public void send() throws MessagingException {
            transport.sendMessage(message, recipients);
        }

        @Override
        public void close() throws MessagingException {
            transport.close();
        }
    }
}
