package io.postrider.client;

import io.postrider.Outcome.Permanence;
import io.postrider.Stage;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import io.postrider.internal.session.SessionOpener;
import io.postrider.internal.session.SessionOwner;
import io.postrider.internal.session.Setup;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get a connection to a destination: tries its addresses in turn, and once more in clear where TLS is a favour and the
 * handshake failed. Hands everything else on to who wanted the connection.
 */
final class Connecting implements SessionOwner, Lookup.Listener {

    /** Who wants a connection. */
    interface Owner extends SessionOwner {

        /** None of the addresses gave a connection; {@code address} is the last one, if there was one. */
        void failed(Failure failure, @Nullable InetSocketAddress address);

        @Override
        default void failed(@Nullable Session session, Failure failure) {
            throw new UnsupportedOperationException();
        }
    }

    private final SessionOpener opener;
    private final Lookup lookup;
    private final SetupFactory setups;
    private final Owner owner;
    private final Deque<InetSocketAddress> candidates = new ArrayDeque<>(1);
    private @Nullable InetSocketAddress address;
    private boolean triedInClear;
    private boolean ended;

    /** Makes the setup for an address. */
    interface SetupFactory {
        Setup at(@Nullable InetSocketAddress address);
    }

    Connecting(SessionOpener opener, Lookup lookup, SetupFactory setups, Owner owner) {
        this.opener = opener;
        this.lookup = lookup;
        this.setups = setups;
        this.owner = owner;
    }

    /** Begins. Any thread. */
    void start() {
        Setup setup = setups.at(null);
        lookup.start(setup.destination(), setup.options().timeouts().of(Stage.CONNECT), this);
    }

    @Override
    public void found(List<InetSocketAddress> addresses) {
        candidates.addAll(addresses);
        tryNext();
    }

    @Override
    public void notFound(Failure failure) {
        end(failure);
    }

    // Once, whatever goes wrong behind it: the owner counts its attempts.
    private void end(Failure failure) {
        if (!ended) {
            ended = true;
            owner.failed(failure, address);
        }
    }

    private void tryNext() {
        address = candidates.poll();
        opener.open(setups.at(address), this);
    }

    @Override
    public void failed(@Nullable Session session, Failure failure) {
        Setup setup = setups.at(address);
        if (session != null && session.isWorthATryInClear() && !triedInClear) {
            triedInClear = true;
            opener.open(setup.inClear(), this);
        } else if (isOfThisAddress(failure) && !candidates.isEmpty()) {
            tryNext();
        } else {
            end(failure);
        }
    }

    private static boolean isOfThisAddress(Failure failure) {
        return failure.permanence() == Permanence.TRANSIENT
                && (failure.stage() == Stage.CONNECT || failure.stage() == Stage.GREETING);
    }

    @Override
    public void ready(Session session) {
        owner.ready(session);
    }

    @Override
    public @Nullable MailTransaction next(Session session, Standing standing) {
        return owner.next(session, standing);
    }

    @Override
    public void giveBack(MailTransaction transaction, Suspicion suspicion) {
        owner.giveBack(transaction, suspicion);
    }

    @Override
    public void gone(Session session) {
        owner.gone(session);
    }
}
