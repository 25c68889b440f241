package io.postrider.mime.reader;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Reads a message with Eclipse Angus, the reference implementation of Jakarta Mail. */
public final class AngusReader {

    private static final Session SESSION = session();

    private AngusReader() {}

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    public static Meaning read(byte[] octets) throws IOException {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(octets));
            MeaningBuilder found = new MeaningBuilder();
            found.subject = message.getSubject();
            addresses(message, "From", found.from);
            addresses(message, "To", found.to);
            addresses(message, "Cc", found.cc);
            take(message, found);
            return found.build();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static void addresses(MimeMessage message, String field, List<Meaning.Address> addresses)
            throws MessagingException {
        String value = message.getHeader(field, ",");
        if (value == null) {
            return;
        }
        for (InternetAddress address : InternetAddress.parseHeader(value, true)) {
            if (address.isGroup()) {
                for (InternetAddress member : address.getGroup(true)) {
                    addresses.add(address(member));
                }
            } else {
                addresses.add(address(address));
            }
        }
    }

    private static Meaning.Address address(InternetAddress address) {
        String name = address.getPersonal();
        return new Meaning.Address(name == null ? "" : name, address.getAddress());
    }

    private static void take(Part part, MeaningBuilder found) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inner = multipart.getBodyPart(i);
                take(inner, found);
            }
        } else if (part.getContent() instanceof MimeMessage nested) {
            found.nested(nested.getSubject());
        } else {
            leaf(part, part.getInputStream().readAllBytes(), found);
        }
    }

    private static void leaf(Part part, byte[] octets, MeaningBuilder found) throws MessagingException {
        String[] id = part.getHeader("Content-ID");
        if (Part.ATTACHMENT.equals(part.getDisposition())) {
            found.attachment(part.getFileName(), octets);
        } else if (id != null) {
            found.inline(id[0], octets);
        } else {
            String type = part.getContentType().replaceAll("[;\\s].*", "").strip();
            found.text(type, new String(octets, StandardCharsets.UTF_8));
        }
    }
}
