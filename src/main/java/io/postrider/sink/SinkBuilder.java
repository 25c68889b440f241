package io.postrider.sink;

import io.netty.handler.ssl.ClientAuth;
import io.postrider.Protocol;
import io.postrider.Transport;
import io.postrider.sink.Manner.Trait;
import io.postrider.sink.sasl.Accounts;
import io.postrider.sink.tls.TlsContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects how a sink shall be. Not for several threads. */
public final class SinkBuilder {

    private int port;
    private InetAddress bind = InetAddress.getLoopbackAddress();
    private Protocol protocol = Protocol.SMTP;
    private String hostName = "sink.example.org";
    private Set<Extension> extensions = Extension.all();
    private final List<String> ehloLines = new ArrayList<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private long maximumSize = 1L << 31;
    private int maximumRecipients;
    private int maximumMails;
    private @Nullable SinkTls tls;
    private boolean implicitTls;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private Optional<List<String>> mechanisms = Optional.empty();
    private int scramIterations = 4096;
    private Memory memory = Memory.MAILS;
    private Optional<Path> directory = Optional.empty();
    private Duration delay = Duration.ZERO;
    private int threads = 1;
    private Transport transport = Transport.AUTO;

    SinkBuilder() {}

    /** The port to listen on; 0, the default, for any that is free. */
    public SinkBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The address to listen on; by default loopback, which no other machine reaches. */
    public SinkBuilder bind(InetAddress address) {
        bind = address;
        return this;
    }

    /** SMTP, the default, or LMTP. */
    public SinkBuilder protocol(Protocol protocol) {
        this.protocol = protocol;
        return this;
    }

    /** The name in the greeting and in the reply to EHLO. */
    public SinkBuilder hostName(String name) {
        hostName = name;
        return this;
    }

    /** Offers exactly these extensions. */
    public SinkBuilder extensions(Set<Extension> offered) {
        extensions = EnumSet.noneOf(Extension.class);
        extensions.addAll(offered);
        return this;
    }

    /** Offers these extensions no more. */
    public SinkBuilder without(Extension... withdrawn) {
        extensions.removeAll(Set.of(withdrawn));
        return this;
    }

    /** Adds a line to the reply to EHLO, as it stands. */
    public SinkBuilder ehloLine(String line) {
        ehloLines.add(line);
        return this;
    }

    /** Knows only HELO, as servers did before RFC 1425. */
    public SinkBuilder withoutEhlo() {
        traits.add(Trait.WITHOUT_EHLO);
        return this;
    }

    /** The largest content taken, in octets (RFC 1870); by default 2 GiB. */
    public SinkBuilder maximumSize(long octets) {
        maximumSize = octets;
        return this;
    }

    /** The most recipients of one mail; more get 452 (RFC 5321 section 4.5.3.1.10). Announced as RCPTMAX (RFC 9422). */
    public SinkBuilder maximumRecipients(int count) {
        maximumRecipients = count;
        return this;
    }

    /** The most mails on one connection; more get 421. Announced as MAILMAX (RFC 9422). */
    public SinkBuilder maximumMails(int count) {
        maximumMails = count;
        return this;
    }

    /**
     * Hangs up on whoever breaks the rules that most servers let pass: commands that do not wait for the last reply where PIPELINING
     * is not offered, or behind a command that ends its group (RFC 2920 section 3.1). Refuses a blank behind {@code FROM:} or
     * {@code TO:}.
     */
    public SinkBuilder strict() {
        traits.add(Trait.STRICT);
        return this;
    }

    /** Offers STARTTLS (RFC 3207) with a certificate made on the fly. */
    public SinkBuilder startTls() {
        return startTls(SinkTls.selfSigned());
    }

    /** Offers STARTTLS (RFC 3207). */
    public SinkBuilder startTls(SinkTls tls) {
        this.tls = tls;
        implicitTls = false;
        return this;
    }

    /** Speaks TLS from the first octet (RFC 8314) with a certificate made on the fly. */
    public SinkBuilder implicitTls() {
        return implicitTls(SinkTls.selfSigned());
    }

    /** Speaks TLS from the first octet (RFC 8314). */
    public SinkBuilder implicitTls(SinkTls tls) {
        this.tls = tls;
        implicitTls = true;
        return this;
    }

    /** A user with a password; offers AUTH. */
    public SinkBuilder user(String name, String password) {
        passwords.put(name, password);
        return this;
    }

    /** A user with an access token (XOAUTH2, OAUTHBEARER); offers AUTH. */
    public SinkBuilder token(String user, String token) {
        tokens.put(user, token);
        return this;
    }

    /** Offers exactly these mechanisms, whether or not they make sense; by default all that the users and TLS allow. */
    public SinkBuilder mechanisms(String... names) {
        mechanisms = Optional.of(List.of(names));
        return this;
    }

    /** The iteration count of SCRAM; 4096 by default. */
    public SinkBuilder scramIterations(int count) {
        scramIterations = count;
        return this;
    }

    /** Takes mail only from users who have logged in. */
    public SinkBuilder requireAuth() {
        traits.add(Trait.AUTH_REQUIRED);
        return this;
    }

    /** How much is remembered; by default all. */
    public SinkBuilder remember(Memory memory) {
        this.memory = memory;
        return this;
    }

    /** Writes each mail to this directory as {@code <queue id>.eml}, before its final reply. */
    public SinkBuilder saveTo(Path directory) {
        this.directory = Optional.of(directory);
        return this;
    }

    /** Holds every reply back by this time, as a line with such a round-trip time would; the order stays, groups stay groups. */
    public SinkBuilder delay(Duration roundTrip) {
        delay = roundTrip;
        return this;
    }

    /** How many event loops there are; 1 by default. */
    public SinkBuilder threads(int count) {
        threads = count;
        return this;
    }

    /** Which of the operating system's ways to many sockets is used. */
    public SinkBuilder transport(Transport transport) {
        this.transport = transport;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws java.io.UncheckedIOException if the port cannot be had, or a file of the certificate cannot be read
     */
    public Sink start() {
        Server server = server();
        Loops loops = Loops.start(transport, threads);
        return new Sink(server, new Acceptor(server, loops, new InetSocketAddress(bind, port)));
    }

    private Server server() {
        return new Server(
                manner(),
                new Accounts(passwords, tokens, scramIterations),
                mechanisms,
                Optional.ofNullable(tls).map(this::context),
                implicitTls,
                memory,
                directory.map(MailDirectory::new));
    }

    private Manner manner() {
        Manner.Limits limits = new Manner.Limits(maximumSize, maximumRecipients, maximumMails);
        return new Manner(protocol, hostName, extensions, ehloLines, limits, traits, delay);
    }

    private TlsContext context(SinkTls tls) {
        ClientAuth clientAuth = ClientAuth.valueOf(
                switch (tls.clientCertificate()) {
                    case NONE -> "NONE";
                    case WANTED -> "OPTIONAL";
                    case REQUIRED -> "REQUIRE";
                });
        if (tls.context().isPresent()) {
            return TlsContext.of(tls.context().get(), clientAuth);
        }
        return tls.chain().isPresent() && tls.key().isPresent()
                ? TlsContext.of(tls.chain().get(), tls.key().get(), clientAuth)
                : TlsContext.selfSigned(hostName, clientAuth);
    }
}
