package io.postrider.client;

import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Stage;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import io.postrider.internal.session.Setup;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens a connection for a conversation. */
final class ConversationOpener implements Connecting.Owner {

    private final Engine engine;
    private final CompletableFuture<Conversation> opened = new CompletableFuture<>();
    private volatile @Nullable OpenConversation conversation;

    private ConversationOpener(Engine engine) {
        this.engine = engine;
    }

    static CompletableFuture<Conversation> open(Engine engine) {
        ConversationOpener opener = new ConversationOpener(engine);
        engine.connecting(opener, Setup.Purpose.TALK).run();
        return opener.opened;
    }

    static CompletableFuture<Conversation> refuse(String why) {
        Outcome outcome = new Outcome.NotSent(Stage.CONNECT, Permanence.TRANSIENT, why);
        return CompletableFuture.failedFuture(new ConversationException(outcome, null));
    }

    @Override
    public void ready(Session session) {
        OpenConversation talk = new OpenConversation(session, engine.callbacks());
        conversation = talk;
        engine.callbacks().execute(() -> {
            if (!opened.complete(talk)) {
                talk.close();
            }
        });
    }

    @Override
    public void failed(Failure failure, @Nullable InetSocketAddress address) {
        engine.callbacks()
                .execute(() ->
                        opened.completeExceptionally(new ConversationException(failure.outcome(), failure.cause())));
    }

    @Override
    public void gone(Session session) {
        OpenConversation talk = conversation;
        if (talk != null) {
            talk.onClosed();
        }
    }

    @Override
    public @Nullable MailTransaction next(Session session, Standing standing) {
        return null;
    }

    @Override
    public void giveBack(MailTransaction transaction, Suspicion suspicion) {
        throw new IllegalStateException("a conversation has no mail");
    }
}
