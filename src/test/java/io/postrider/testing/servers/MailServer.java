package io.postrider.testing.servers;

import java.net.InetSocketAddress;
import java.util.List;

/** A real SMTP server that accepts mail at several doors and keeps it; see {@link Recipients} for whom. */
public sealed interface MailServer extends AutoCloseable permits Postfix, Exim, OpenSmtpd {

    /** A mail with this field in its header is refused for good after its content, by Postfix and Exim. */
    String REFUSED_FIELD = "X-Postrider-Test: reject";

    /** Takes mail in clear, without AUTH. */
    InetSocketAddress plain();

    /** STARTTLS, then AUTH, and only then mail (RFC 6409). */
    InetSocketAddress submission();

    /** TLS from the first octet, then AUTH, and only then mail (RFC 8314 section 3.3). */
    InetSocketAddress implicitTls();

    Maildirs mailboxes();

    /** What the server has logged since it was started. */
    String log();

    default String user() {
        return Account.ALICE.user();
    }

    default String password() {
        return Account.ALICE.password();
    }

    /** The mails in a user's mailbox by now; see {@link #awaitDeliveryTo}. */
    default List<DeliveredMail> deliveredTo(String user) {
        return mailboxes().of(user);
    }

    /** Waits until so many mails were delivered to the user, and returns what is in the mailbox then. */
    default List<DeliveredMail> awaitDeliveryTo(String user, int count) {
        return mailboxes().awaitDeliveryTo(user, count);
    }

    /** Stops it; the shared ones stop by themselves when the test run ends. */
    @Override
    void close();
}
