package io.postrider.client;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.postrider.SessionOptions;
import io.postrider.Stage;
import io.postrider.internal.route.NameService;
import io.postrider.internal.route.Relay;
import io.postrider.internal.sasl.ScramKeys;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.Network;
import io.postrider.internal.session.Quirks;
import io.postrider.internal.session.SessionOpener;
import io.postrider.internal.session.Setup;
import io.postrider.internal.session.TlsLayer;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a client, and what all of its connections share. */
final class Engine {

    /** What of ours may block: name lookups, handshakes, keys. It comes to an end by itself. */
    private static final int BLOCKING_THREADS = 64;

    /** What the caller gave us to run: contents, tokens. It may block for ever, and keeps nothing waiting but its like. */
    private static final int CALLER_THREADS = 256;

    private final ClientOptions options;
    private final Network network;
    private final ThreadPoolExecutor blocking = new ElasticThreads("postrider-blocking", BLOCKING_THREADS);
    private final ThreadPoolExecutor callers = new ElasticThreads("postrider-caller", CALLER_THREADS);
    private final Callbacks callbacks;
    private final CallbackThreads callbackThreads;
    private final SessionOpener opener;
    private final TlsLayer tls;
    private final SessionOptions session;
    private final ScramKeys scramKeys = new ScramKeys();
    private final Quirks quirks = new Quirks();
    private final HashedWheelTimer timer;

    Engine(ClientOptions options) {
        this.options = options;
        this.tls = TlsLayer.of(options.tls(), options.destination().tls(), blocking);
        this.network = Network.of(options.transport(), options.eventLoops());
        // Nothing fails from here on: whatever is to be closed again would be left open.
        this.timer = new HashedWheelTimer(OwnThread.named("postrider-timer"), 10, TimeUnit.MILLISECONDS);
        this.callbackThreads = new CallbackThreads(network.group());
        this.callbacks = options.callbacks()
                .<Callbacks>map(given -> new GivenCallbacks(given, callbackThreads))
                .orElse(callbackThreads);
        this.session = withOrderlyTranscript(options.session());
        this.opener = new SessionOpener(network);
    }

    private SessionOptions withOrderlyTranscript(SessionOptions given) {
        return given.transcript()
                .map(transcript -> given.withTranscript(new OrderlyTranscript(transcript, callbacks)))
                .orElse(given);
    }

    Setup setup(@Nullable InetSocketAddress address, Setup.Purpose purpose) {
        return new Setup(
                options.destination(),
                address == null
                        ? InetSocketAddress.createUnresolved(
                                options.destination().host(),
                                options.destination().port())
                        : address,
                purpose,
                session,
                options.pool(),
                tls,
                options.auth(),
                scramKeys,
                blocking,
                callers,
                quirks,
                Setup.Handshakes.UNTRIED);
    }

    Runnable connecting(Connecting.Owner owner, Setup.Purpose purpose) {
        NameService dns = new NameService(network.group(), network.datagrams());
        Lookup lookup = new Lookup(destination -> Relay.candidates(destination, dns), blocking, this::later);
        return () -> {
            Connecting connecting = new Connecting(opener, lookup, address -> setup(address, purpose), owner);
            try {
                connecting.start();
            } catch (RuntimeException | Error e) {
                // No thread is to be had, it may be. Who wants the connection has counted it already.
                connecting.failed(null, Failure.transientFault(Stage.CONNECT, "no connection can be opened: " + e, e));
            }
        };
    }

    /** Where the caller's own code runs that may block. */
    ThreadPoolExecutor callers() {
        return callers;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    /** Runs something in so long; at once when the client is closed before. */
    void later(long nanos, Runnable what) {
        try {
            timer.newTimeout(new Errand(what), nanos, TimeUnit.NANOSECONDS);
        } catch (IllegalStateException e) {
            what.run();
        }
    }

    HashedWheelTimer timer() {
        return timer;
    }

    // Nobody waits for ever for what the timer was to do.
    private void stopTimer() {
        for (Timeout left : timer.stop()) {
            if (left.task() instanceof Errand errand) {
                errand.run(left);
            }
        }
    }

    private record Errand(Runnable what) implements TimerTask {
        @Override
        public void run(Timeout timeout) {
            what.run();
        }
    }

    /** Ends everything, after the connections had the time to say goodbye. */
    void close() {
        stopTimer();
        opener.close();
        try {
            opener.awaitClosed(session.timeouts().of(Stage.QUIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        network.close();
        blocking.shutdown();
        // The other executor stays: what is still being read there is closed there. Its threads end by themselves.
        callbackThreads.close();
    }
}
