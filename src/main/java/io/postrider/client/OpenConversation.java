package io.postrider.client;

import io.postrider.Mailbox;
import io.postrider.Reply;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Talk;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A conversation over a session. What the session announced is copied when it opens; the rest goes through its event loop. */
final class OpenConversation implements Conversation {

    private final Session session;
    private final Executor callbacks;
    private final Reply greeting;
    private final List<String> capabilities;
    private final Optional<String> tls;
    private final Optional<String> mechanism;
    private volatile @Nullable Login login;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Called on the session's event loop. */
    OpenConversation(Session session, Executor callbacks) {
        this.session = session;
        this.callbacks = callbacks;
        this.greeting = session.greeting();
        this.capabilities = session.capabilities().lines();
        this.tls = Optional.ofNullable(session.tls());
        this.mechanism = Optional.ofNullable(session.mechanism());
    }

    @Override
    public InetSocketAddress server() {
        return session.server();
    }

    @Override
    public Reply greeting() {
        return greeting;
    }

    @Override
    public List<String> capabilities() {
        return capabilities;
    }

    @Override
    public Optional<String> tls() {
        return tls;
    }

    @Override
    public Optional<String> mechanism() {
        return mechanism;
    }

    @Override
    public CompletableFuture<Reply> noop() {
        return say(Command.Plain.NOOP);
    }

    @Override
    public CompletableFuture<Reply> rset() {
        return say(Command.Plain.RSET);
    }

    @Override
    public CompletableFuture<Reply> verify(String userOrMailbox) {
        return raw("VRFY " + userOrMailbox);
    }

    @Override
    public CompletableFuture<Reply> expand(String list) {
        return raw("EXPN " + list);
    }

    @Override
    public CompletableFuture<Reply> help(String topic) {
        return raw(topic.isEmpty() ? "HELP" : "HELP " + topic);
    }

    @Override
    public CompletableFuture<Reply> mail(Optional<Mailbox> reversePath) {
        return say(new Commands.MailFrom(path(reversePath)));
    }

    @Override
    public CompletableFuture<Reply> mailUtf8(Optional<Mailbox> reversePath) {
        return say(new Commands.MailFrom(path(reversePath), -1, null, Set.of(Commands.MailFlag.SMTPUTF8)));
    }

    private static String path(Optional<Mailbox> reversePath) {
        return reversePath.map(Mailbox::toString).orElse("");
    }

    @Override
    public CompletableFuture<Reply> rcpt(Mailbox recipient) {
        return say(new Commands.RcptTo(recipient));
    }

    @Override
    public CompletableFuture<Reply> raw(String line) {
        line.chars().filter(c -> c == '\r' || c == '\n' || c == 0).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("a command is one line");
        });
        Command command = command(line);
        if (command instanceof Commands.Line plain) {
            if (!plain.isLogin()) {
                return say(plain);
            }
            login = new Login();
        }
        return say(command, login);
    }

    @Override
    public String shown(String line) {
        return command(line).toString();
    }

    // Whatever stands behind a challenge is its answer, unless a login begins anew.
    private Command command(String line) {
        Commands.Line plain = new Commands.Line(line);
        Login current = login;
        return plain.isLogin() || current == null || current.over ? plain : new Commands.AuthResponse(line);
    }

    private CompletableFuture<Reply> say(Command command) {
        return say(command, null);
    }

    private CompletableFuture<Reply> say(Command command, @Nullable Login partOf) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        Talk.say(session, command, (reply, fault) -> {
            if (partOf != null && !isAnswerNotSent(command, fault)) {
                partOf.heard(reply);
            }
            callbacks.execute(() -> {
                if (reply != null) {
                    answer.complete(reply);
                } else {
                    answer.completeExceptionally(fault);
                }
            });
        });
        return answer;
    }

    // The server still waits for an answer: the login goes on, and the next line is a secret again.
    private static boolean isAnswerNotSent(Command command, @Nullable Exception fault) {
        return command instanceof Commands.AuthResponse && fault instanceof IllegalArgumentException;
    }

    /** A login by raw lines: from AUTH on every line is a secret, until the server asks for no more (RFC 4954 section 4). */
    private static final class Login {
        volatile boolean over;

        void heard(@Nullable Reply reply) {
            over |= reply == null || reply.code() != 334;
        }
    }

    @Override
    public CompletableFuture<Void> quit() {
        return say(Command.Plain.QUIT)
                .handle((reply, fault) -> {
                    session.abort("said goodbye");
                    return null;
                })
                .thenCompose(said -> closed);
    }

    void onClosed() {
        callbacks.execute(() -> closed.complete(null));
    }

    @Override
    public void close() {
        session.abort("closed by the caller");
    }
}
