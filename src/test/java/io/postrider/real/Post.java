package io.postrider.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postrider.Content;
import io.postrider.DeliveryException;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.Conversation;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.testing.servers.Recipients;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Sends one mail with a client of its own. */
final class Post {

    private static final int PATIENCE_SECONDS = 60;

    private Post() {}

    static String message(String subject) {
        return "Date: Sat, 21 Nov 2026 06:54:41 +0000\r\nMessage-ID: <" + subject + "@example.com>\r\nSubject: "
                + subject + "\r\n\r\n.text\r\n";
    }

    /** A mail to some mailboxes of the servers, which has the first one's name as its subject. */
    static Mail to(String... mailboxes) {
        Envelope.Builder envelope = Envelope.from("sender@example.com");
        for (String mailbox : mailboxes) {
            envelope.to(mailbox.contains("@") ? mailbox : mailbox + "@" + Recipients.DOMAIN);
        }
        return mail(envelope.build(), message(mailboxes[0]));
    }

    static Mail mail(Envelope envelope, String message) {
        return new Mail(envelope, Content.of(message.getBytes(UTF_8)));
    }

    /** Sends it; some recipient must be accepted. */
    static Receipt send(Door door, Mail mail) throws Exception {
        return send(door.client(), mail);
    }

    static Receipt send(SmtpClientBuilder builder, Mail mail) throws Exception {
        try (SmtpClient client = builder.build()) {
            return client.send(mail).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Sends it; every recipient must be accepted. */
    static Receipt deliver(Door door, Mail mail) throws Exception {
        Receipt receipt = send(door, mail);
        assertThat(receipt.all(Status.ACCEPTED)).as("%s", receipt).isTrue();
        return receipt;
    }

    /** Sends it; no recipient may be accepted. */
    static DeliveryException fail(Door door, Mail mail) {
        try (SmtpClient client = door.client().build()) {
            var sent = client.send(mail).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
            CompletionException failure = catchThrowableOfType(CompletionException.class, sent::join);
            assertThat(failure).as("what became of the mail").isNotNull();
            assertThat(failure).hasCauseInstanceOf(DeliveryException.class);
            return (DeliveryException) failure.getCause();
        }
    }

    /** Opens a conversation, and closes it. */
    static <T> T ask(Door door, Function<Conversation, T> question) throws Exception {
        try (SmtpClient client = door.client().build();
                Conversation conversation = client.converse().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return question.apply(conversation);
        }
    }
}
