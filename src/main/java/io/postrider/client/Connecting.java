package io.postrider.client;

import io.postrider.Stage;
import io.postrider.internal.route.Relay;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import io.postrider.internal.session.SessionOpener;
import io.postrider.internal.session.Setup;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get a connection to a destination: tries its addresses in turn, and once more in clear where TLS is a favour and the
 * handshake failed. Hands everything else on to who wanted the connection.
 */
final class Connecting implements Session.Owner {

    /** Who wants a connection. */
    interface Owner extends Session.Owner {

        /** None of the addresses gave a connection; {@code address} is the last one, if there was one. */
        void failed(Failure failure, @Nullable InetSocketAddress address);

        @Override
        default void failed(@Nullable Session session, Failure failure) {
            throw new UnsupportedOperationException();
        }
    }

    private final SessionOpener opener;
    private final SetupFactory setups;
    private final Owner owner;
    private final Deque<InetSocketAddress> candidates = new ArrayDeque<>();
    private @Nullable InetSocketAddress address;
    private boolean triedInClear;

    /** Makes the setup for an address. */
    interface SetupFactory {
        Setup at(@Nullable InetSocketAddress address);
    }

    Connecting(SessionOpener opener, SetupFactory setups, Owner owner) {
        this.opener = opener;
        this.setups = setups;
        this.owner = owner;
    }

    /** Begins. Any thread; looks the name up where that may block. */
    void start() {
        Setup setup = setups.at(null);
        try {
            if (Relay.isLiteral(setup.destination())) {
                lookUp();
            } else {
                setup.blocking().execute(this::lookUp);
            }
        } catch (RejectedExecutionException e) {
            owner.failed(Failure.transientFault(Stage.CONNECT, "the client is closed", e), null);
        }
    }

    private void lookUp() {
        Setup setup = setups.at(null);
        try {
            candidates.addAll(Relay.candidates(setup.destination()));
        } catch (UnknownHostException e) {
            owner.failed(
                    Failure.transientFault(
                            Stage.CONNECT,
                            "no address found for " + setup.destination().host(),
                            e),
                    null);
            return;
        }
        tryNext();
    }

    private void tryNext() {
        address = candidates.poll();
        opener.open(setups.at(address), this);
    }

    @Override
    public void failed(@Nullable Session session, Failure failure) {
        Setup setup = setups.at(address);
        if (failure.stage() == Stage.STARTTLS && setup.skipsTls() && !triedInClear) {
            triedInClear = true;
            opener.open(setup, this);
        } else if (isOfThisAddress(failure) && !candidates.isEmpty()) {
            tryNext();
        } else {
            owner.failed(failure, address);
        }
    }

    private static boolean isOfThisAddress(Failure failure) {
        return failure.permanence() == io.postrider.Outcome.Permanence.TRANSIENT
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
