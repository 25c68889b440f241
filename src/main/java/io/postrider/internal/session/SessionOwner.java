package io.postrider.internal.session;

import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import org.jspecify.annotations.Nullable;

/** What a session tells whoever opened it, on the session's event loop. */
public interface SessionOwner {

    /** The server has greeted us and knows who we are; mails can be asked for. Called at most once. */
    void ready(Session session);

    /** The next mail for this session, or null if there is none now: the owner will {@link Session#wake} it. */
    @Nullable
    MailTransaction next(Session session, Standing standing);

    /** A mail that this session did not get to, and that the server has not heard of. */
    void giveBack(MailTransaction transaction, Suspicion suspicion);

    /** The connection came to nothing, before it was ready. Called at most once, and neither of the others with it; {@code session} is null if there was none. */
    void failed(@Nullable Session session, Failure failure);

    /** The connection is closed, or takes no more mail. Called at most once, after {@code ready}. */
    void gone(Session session);
}
