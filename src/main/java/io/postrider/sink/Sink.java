package io.postrider.sink;

import io.postrider.Stage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A running server. All methods may be called from any thread but its own event loops. */
public final class Sink implements AutoCloseable {

    private final Server server;
    private final Acceptor acceptor;

    Sink(Server server, Acceptor acceptor) {
        this.server = server;
        this.acceptor = acceptor;
    }

    /** Starts a sink on any free port of loopback that offers every extension, knows no users and remembers all. */
    public static Sink start() {
        return builder().start();
    }

    /** For a sink of another kind. */
    public static SinkBuilder builder() {
        return new SinkBuilder();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return acceptor.address();
    }

    /** The port it listens on. */
    public int port() {
        return address().getPort();
    }

    /** A server URI that leads here: {@code smtp://127.0.0.1:2525}, {@code smtps://…}, {@code lmtp://…}. */
    public String uri() {
        String scheme = server.manner().isLmtp() ? "lmtp" : server.isImplicitTls() ? "smtps" : "smtp";
        InetAddress address = address().getAddress();
        String host = address.getHostAddress();
        return scheme + "://" + (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port();
    }

    /**
     * The certificate it shows, in PEM, for the client's trust.
     *
     * @throws IllegalStateException if it speaks no TLS, or by a given context
     */
    public String certificatePem() {
        return server.tls()
                .flatMap(tls -> tls.pem())
                .orElseThrow(() -> new IllegalStateException("this sink knows no certificate of its own"));
    }

    /** The mails accepted so far. Needs {@link Memory#MAILS}. */
    public List<ReceivedMail> mails() {
        return server.records().mails();
    }

    /**
     * Waits until this many mails have been accepted in all, and gives them. Needs {@link Memory#MAILS}.
     *
     * @throws IllegalStateException if they have not come in time; the message says how many have
     */
    public List<ReceivedMail> awaitMails(int count, Duration atMost) throws InterruptedException {
        return server.records().await(count, atMost);
    }

    /** Which mails were accepted so far. Needs {@link Memory#LEDGER} or more. */
    public Ledger ledger() {
        return server.records().ledger();
    }

    /** What has been counted so far. */
    public Counters counters() {
        return server.tally().counters();
    }

    /** What arrived together, read by read. Needs {@link Memory#MAILS}. */
    public List<Group> groups() {
        return server.records().groups();
    }

    /** Forgets mails, ledger and groups; the counters go on. */
    public void forget() {
        server.records().forget();
    }

    /**
     * Begins a rule: what shall go wrong at this stage.
     *
     * @throws IllegalArgumentException at a stage that no server hears of: {@link Stage#QUEUE}, {@link Stage#CONNECT}
     */
    public When on(Stage stage) {
        return When.at(server.rules(), stage);
    }

    /** Adds a misbehaviour of any kind, such as {@link Faults}. */
    public Rule misbehave(Misbehaviour misbehaviour) {
        return server.rules().add(misbehaviour);
    }

    /** Ends all misbehaviour. */
    public void behave() {
        server.rules().clear();
    }

    /** Resets every open connection (TCP RST), as a server does that crashes; goes on listening. */
    public void resetConnections() {
        acceptor.resetConnections();
    }

    /** Closes every connection and stops at once. */
    @Override
    public void close() {
        acceptor.close();
        server.directory().ifPresent(MailDirectory::close);
    }
}
