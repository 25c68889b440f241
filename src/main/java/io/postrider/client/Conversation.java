package io.postrider.client;

import io.postrider.Mailbox;
import io.postrider.Reply;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A session of one's own: greeted, under TLS and logged in as the client was told, and then whatever one wants to say.
 * Commands may be called without waiting, from any thread; they are said in that order, each when the one before is answered. The futures
 * complete on the callback executor: with whatever the server replied, a refusal too, or with an {@link java.io.IOException} if the connection was lost.
 *
 * <p>There is no way to say content here: that is {@link SmtpClient#send}'s.
 */
public interface Conversation extends AutoCloseable {

    /** The server that answered. */
    InetSocketAddress server();

    /** What the server said when the connection was opened. */
    Reply greeting();

    /** The keywords of the last EHLO with their parameters, as the server wrote them. */
    List<String> capabilities();

    /** Protocol and cipher suite, e.g. {@code TLSv1.3 TLS_AES_256_GCM_SHA384}; empty in clear. */
    Optional<String> tls();

    /** The mechanism of the login; empty without one. */
    Optional<String> mechanism();

    /** NOOP: RFC 5321 section 4.1.1.9. */
    CompletableFuture<Reply> noop();

    /** RSET: RFC 5321 section 4.1.1.5. */
    CompletableFuture<Reply> rset();

    /**
     * VRFY: RFC 5321 section 4.1.1.6.
     *
     * @throws IllegalArgumentException if it holds a line break or NUL
     */
    CompletableFuture<Reply> verify(String userOrMailbox);

    /**
     * EXPN: RFC 5321 section 4.1.1.7.
     *
     * @throws IllegalArgumentException if it holds a line break or NUL
     */
    CompletableFuture<Reply> expand(String list);

    /**
     * HELP: RFC 5321 section 4.1.1.8. An empty topic asks for everything.
     *
     * @throws IllegalArgumentException if it holds a line break or NUL
     */
    CompletableFuture<Reply> help(String topic);

    /** MAIL: RFC 5321 section 4.1.1.2, without parameters. Empty is the null reverse-path. */
    CompletableFuture<Reply> mail(Optional<Mailbox> reversePath);

    /** MAIL with SMTPUTF8: RFC 6531 section 3.4. The addresses of the transaction may go beyond ASCII then, if the server offers it. */
    CompletableFuture<Reply> mailUtf8(Optional<Mailbox> reversePath);

    /** RCPT: RFC 5321 section 4.1.1.3. */
    CompletableFuture<Reply> rcpt(Mailbox recipient);

    /**
     * Any line at all, for which one reply is awaited. One with other control characters, or with characters beyond ASCII where the server does
     * not offer SMTPUTF8, is not sent: the future fails with an {@link IllegalArgumentException}, and the conversation goes on. So it is with
     * the other commands.
     *
     * @throws IllegalArgumentException if it holds a line break or NUL
     */
    CompletableFuture<Reply> raw(String line);

    /** {@link #raw}'s line as it may be shown, if it were said now: a login and the answers to its challenges (RFC 4954) without their secrets. */
    String shown(String line);

    /** Says QUIT and closes the connection; completes when it is closed. */
    CompletableFuture<Void> quit();

    /** Closes the connection at once, without QUIT; what awaits a reply fails. Does not block. */
    @Override
    void close();
}
