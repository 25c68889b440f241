package io.postrider;

import java.time.Duration;

/**
 * How far a mail, or a connection, has come. One value gives the deadline (RFC 5321 section 4.5.3.2), the phrase of the log and
 * the word of the report.
 */
public enum Stage {
    /** In the client, before any connection: a bad input, a full queue, a closed client. */
    QUEUE("waiting for a connection", Duration.ofDays(1)),
    /** Opening the connection, the TLS handshake of an implicit TLS port included. */
    CONNECT("connecting", Duration.ofSeconds(30)),
    /** The server's first words. */
    GREETING("waiting for the greeting", Duration.ofMinutes(5)),
    /** EHLO, or HELO, or LHLO. */
    EHLO("sending EHLO", Duration.ofMinutes(5)),
    /** The STARTTLS command and the handshake behind it (RFC 3207). */
    STARTTLS("starting TLS", Duration.ofMinutes(2)),
    /** The AUTH exchange (RFC 4954). */
    AUTH("authenticating", Duration.ofMinutes(2)),
    /** The reverse-path. */
    MAIL("sending MAIL FROM", Duration.ofMinutes(5)),
    /** A recipient. */
    RCPT("sending RCPT TO", Duration.ofMinutes(5)),
    /** The DATA command. */
    DATA("sending DATA", Duration.ofMinutes(2)),
    /** The content: a deadline without progress, not for the whole. */
    CONTENT("sending the content", Duration.ofMinutes(3)),
    /** From the end of the content to the final reply. Whoever gives up early here makes duplicates. */
    END_OF_DATA("waiting for the final reply", Duration.ofMinutes(10)),
    /** RSET between two mails. */
    RSET("sending RSET", Duration.ofSeconds(20)),
    /** A command of a {@code Conversation}. */
    COMMAND("waiting for the reply", Duration.ofMinutes(5)),
    /** The farewell. */
    QUIT("sending QUIT", Duration.ofSeconds(5));

    private final String phrase;
    private final Duration defaultTimeout;

    Stage(String phrase, Duration defaultTimeout) {
        this.phrase = phrase;
        this.defaultTimeout = defaultTimeout;
    }

    /** What was being done, as it stands in a message: "lost the connection while sending RCPT TO". */
    public String phrase() {
        return phrase;
    }

    /** The default of {@link Timeouts}. */
    public Duration defaultTimeout() {
        return defaultTimeout;
    }
}
