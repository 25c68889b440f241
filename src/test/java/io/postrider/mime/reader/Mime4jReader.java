package io.postrider.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads a message with Apache mime4j. */
public final class Mime4jReader {

    private Mime4jReader() {}

    public static Meaning read(byte[] octets) throws IOException {
        DefaultMessageBuilder parser = new DefaultMessageBuilder();
        parser.setMimeEntityConfig(
                MimeConfig.custom().setMaxHeaderLen(-1).setMaxLineLen(-1).build());
        Message message = parser.parseMessage(new ByteArrayInputStream(octets));
        MeaningBuilder found = new MeaningBuilder();
        found.subject = message.getSubject();
        addresses(message, found);
        take(message, found);
        return found.build();
    }

    private static void addresses(Message message, MeaningBuilder found) {
        MailboxList from = message.getFrom();
        from.forEach(mailbox -> found.from.add(address(mailbox)));
        AddressList to = message.getTo();
        if (to != null) {
            to.flatten().forEach(mailbox -> found.to.add(address(mailbox)));
        }
        AddressList cc = message.getCc();
        if (cc != null) {
            cc.flatten().forEach(mailbox -> found.cc.add(address(mailbox)));
        }
    }

    private static Meaning.Address address(Mailbox mailbox) {
        String name = mailbox.getName();
        // Mime4j tells the local part without its quotes.
        String spec = new io.postrider.Mailbox(mailbox.getLocalPart(), mailbox.getDomain()).toString();
        return new Meaning.Address(name == null ? "" : name, spec);
    }

    private static void take(Entity entity, MeaningBuilder found) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                take(part, found);
            }
        } else if (entity.getBody() instanceof Message nested) {
            found.nested(nested.getSubject());
        } else {
            leaf(entity, octets((SingleBody) entity.getBody()), found);
        }
    }

    private static void leaf(Entity entity, byte[] octets, MeaningBuilder found) {
        if ("attachment".equals(entity.getDispositionType())) {
            found.attachment(entity.getFilename(), octets);
        } else if (entity.getHeader().getField("Content-ID") != null) {
            found.inline(entity.getHeader().getField("Content-ID").getBody().strip(), octets);
        } else {
            found.text(entity.getMimeType(), new String(octets, StandardCharsets.UTF_8));
        }
    }

    private static byte[] octets(SingleBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = body.getInputStream()) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }
}
