package io.postrider.internal.session;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.postrider.BodyType;
import io.postrider.Protocol;
import io.postrider.Reply;
import io.postrider.SessionOptions;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its conversation: what the phases know in common. All of it is confined to the channel's event loop, but for the
 * methods that say otherwise.
 */
public final class Session {

    private final Channel channel;
    private final Setup setup;
    private final SessionOwner owner;
    private final Dialogue dialogue;
    private final Ending ending;
    private final Redaction redaction = new Redaction();
    private final Trace trace;
    private final long number;
    private final ArrayDeque<Runnable> untold = new ArrayDeque<>(4);

    private Phase phase;
    private Capabilities capabilities = Capabilities.none();
    private @Nullable Reply greeting;
    private @Nullable String mechanism;
    private boolean handshakeFailed;

    /** How a session stands that asks for mail. */
    public enum Standing {
        /** It has had none yet, and asks for the first time. */
        FRESH,
        /** It has had some, and all of it is answered; or it has asked before, and there was none. */
        IDLE,
        /** It has some that is not answered, and room behind it. */
        BUSY
    }

    /** Whether a mail that is given back may be why the connection was lost. */
    public enum Suspicion {
        /** It was the next one due. It is tried once more, on a fresh connection. */
        HEAD,
        /** Others were before it. */
        BEHIND
    }

    Session(Channel channel, Setup setup, SessionOwner owner, long number) {
        this.channel = channel;
        this.setup = setup;
        this.owner = owner;
        this.number = number;
        this.trace = new Trace(number, setup.options().transcript().orElse(null), redaction);
        this.dialogue = new Dialogue(this);
        this.ending = new Ending(this, channel);
        this.phase = new Greeting(this);
    }

    // ---- what the phases need

    Channel channel() {
        return channel;
    }

    Setup setup() {
        return setup;
    }

    SessionOptions options() {
        return setup.options();
    }

    SessionOwner owner() {
        return owner;
    }

    Dialogue dialogue() {
        return dialogue;
    }

    Ending ending() {
        return ending;
    }

    Redaction redaction() {
        return redaction;
    }

    Trace trace() {
        return trace;
    }

    Phase phase() {
        return phase;
    }

    boolean isLmtp() {
        return setup.destination().protocol() == Protocol.LMTP;
    }

    boolean isSecure() {
        return TlsLayer.isIn(channel);
    }

    /** Whether there is TLS, with a certificate that is good and the host's. */
    boolean isVerified() {
        return setup.tls().isVerified(channel);
    }

    void greeted(Reply reply) {
        greeting = reply;
    }

    void learn(Capabilities announced) {
        capabilities = announced;
    }

    /** The server is ready for what the session was opened for. */
    void tellReady() {
        setup.worked();
        owner.ready(this);
    }

    void handshakeFailed() {
        handshakeFailed = true;
    }

    void loggedIn(String with) {
        mechanism = with;
    }

    /** The only place where phases change. */
    void enter(Phase next) {
        assert channel.eventLoop().inEventLoop();
        if (isOver()) {
            return;
        }
        phase = next;
        trace.phase(next);
        ending.watchNothing();
        dialogue.watchAnew();
        next.begin();
        dialogue.pump();
    }

    /** Leaves as one should, telling nobody: whoever had something here has been told. */
    void sayGoodbye() {
        enter(new Farewell(this));
    }

    /**
     * Tells an outcome when this session has had the chance to ask for more mail. Whoever sends the next mail when he hears of this one then finds it
     * waiting, and opens no connection for that.
     */
    void tellLater(Runnable outcome) {
        if (isOver()) {
            outcome.run();
        } else {
            untold.add(outcome);
        }
    }

    /** Tells what is to be told. */
    void tell() {
        for (Runnable next = untold.poll(); next != null; next = untold.poll()) {
            next.run();
        }
    }

    /** Sets the deadline of a stage; without one, nothing is due. */
    void watch(@Nullable Stage stage) {
        ending.watch(stage);
    }

    // ---- what happens to a connection

    /** The connection stands: waits for the greeting. */
    void begin() {
        enter(phase);
    }

    void onEvent(Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            phase.onHandshake(handshake);
        }
    }

    /** Ends the session: closes the connection and tells the phase, once. */
    void fail(Failure failure) {
        ending.fail(failure);
    }

    boolean isOver() {
        return ending.isOver();
    }

    /** Whether the server has said 421, and what was heard with it is about to be told as one; or the session is over. */
    boolean isClosing() {
        return ending.isClosing();
    }

    // ---- for the owner

    /** There may be mail again. Any thread. */
    public void wake() {
        execute(dialogue::pump);
    }

    /** Takes no more mail, ends what it has, and leaves. Any thread. */
    public void leave() {
        execute(() -> phase.onLeave());
    }

    /** Closes the connection now; what was under way ends as it stands. Any thread. */
    public void abort(String why) {
        execute(() -> fail(Failure.transientFault(dialogue.stageOr(Stage.QUEUE), why, null)));
    }

    /** Runs on this session's event loop, and returns whether there still is one: the client may be closed. Any thread. */
    public boolean execute(Runnable task) {
        try {
            channel.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Whether the connection came to nothing over a TLS handshake that was only a favour: in clear it may do. On the event loop. */
    public boolean isWorthATryInClear() {
        return handshakeFailed && setup.destination().tls() == TlsPolicy.OPPORTUNISTIC;
    }

    /** The number of this connection, from 1 on. Any thread. */
    public long number() {
        return number;
    }

    /** Who is at the other end. Any thread. */
    public InetSocketAddress server() {
        return setup.address();
    }

    /** The server as people know it, for messages: {@code mx.example.org[192.0.2.1]:25}. */
    String peer() {
        return setup.peer();
    }

    /** What the server announced last. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** What the content of the next mail may demand. On the event loop, when the owner is asked for that. */
    public BodyType widestBody() {
        return capabilities.widestBody(phase instanceof Mailing mailing && mailing.chunks());
    }

    /** The server's first words. */
    public Reply greeting() {
        if (greeting == null) {
            throw new IllegalStateException("not greeted yet");
        }
        return greeting;
    }

    /** The mechanism of the login, if there was one. */
    public @Nullable String mechanism() {
        return mechanism;
    }

    /** Protocol and cipher suite, if there is TLS. */
    public @Nullable String tls() {
        return TlsLayer.describe(channel);
    }

    @Override
    public String toString() {
        return "session " + number + " with " + peer();
    }
}
