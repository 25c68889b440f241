package io.postrider.benchmark;

import java.time.Duration;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/**
 * Simple Java Mail with its batch module: a pool of connections that are all open from the start, and as many threads. The validation of every
 * mail on the client's side is off.
 */
final class SimpleJavaMail implements Contender {

    private final Mailer mailer;
    private final ClosedLoop loop;

    SimpleJavaMail(int port, Cell cell) {
        TransportStrategy.SMTP.setOpportunisticTLS(false);
        Properties properties = JakartaProperties.of(port);
        mailer = MailerBuilder.withSMTPServer("127.0.0.1", port)
                .withTransportStrategy(TransportStrategy.SMTP)
                .withProperties(properties)
                .withProperty("mail.smtp.socketFactory", properties.get("mail.smtp.socketFactory"))
                .disablingAllClientValidation(true)
                .withConnectionPoolCoreSize(cell.connections())
                .withConnectionPoolMaxSize(cell.connections())
                .withThreadPoolSize(cell.connections())
                .async()
                .buildMailer();
        Email email = email(Letter.bodyFor(
                cell.size(), text -> EmailConverter.emailToEML(email(text)).length()));
        Supplier<CompletableFuture<?>> sender = () -> mailer.sendMail(email, true);
        loop = new ClosedLoop(Collections.nCopies(2 * cell.connections(), sender));
    }

    private static Email email(String text) {
        return EmailBuilder.startingBlank()
                .from(Letter.FROM)
                .to(Letter.TO)
                .withSubject(Letter.SUBJECT)
                .withPlainText(text)
                .buildEmail();
    }

    @Override
    public long send(Duration turn) throws InterruptedException {
        return loop.send(turn);
    }

    @Override
    public void close() throws Exception {
        mailer.close();
    }
}
