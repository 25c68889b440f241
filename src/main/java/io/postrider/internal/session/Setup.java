package io.postrider.internal.session;

import io.netty.channel.Channel;
import io.postrider.AuthOptions;
import io.postrider.Destination;
import io.postrider.PoolOptions;
import io.postrider.SessionOptions;
import io.postrider.TlsPolicy;
import io.postrider.internal.sasl.ScramKeys;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/**
 * What a session is told when it is opened.
 *
 * @param destination whom we want to talk to
 * @param address the one of its addresses that is tried
 * @param purpose what comes after the login
 * @param options how the conversation is held
 * @param pool how long it may live and how much it may carry
 * @param tls certificates and trust
 * @param auth who we are
 * @param scramKeys the keys derived so far
 * @param blocking where that of ours runs which may block
 * @param callers where the caller's own code runs: contents, token suppliers; it may block for as long as it likes
 * @param quirks what is known of the server from before
 * @param handshakes what has become of TLS in this attempt
 */
public record Setup(
        Destination destination,
        InetSocketAddress address,
        Purpose purpose,
        SessionOptions options,
        PoolOptions pool,
        TlsLayer tls,
        AuthOptions auth,
        ScramKeys scramKeys,
        Executor blocking,
        Executor callers,
        Quirks quirks,
        Handshakes handshakes) {

    /** Whether an earlier connection of the same attempt came to grief over its TLS handshake. */
    public enum Handshakes {
        UNTRIED,
        ONE_FAILED
    }

    /** What a connection is opened for. */
    public enum Purpose {
        MAIL,
        TALK
    }

    /** The server as people know it, for messages: {@code mx.example.org[192.0.2.1]:25}. */
    String peer() {
        String ip = address.getAddress() == null ? "" : address.getAddress().getHostAddress();
        String host = destination.host();
        boolean named = !ip.isEmpty() && !ip.equals(host);
        return (named ? host + "[" + ip + "]:" + address.getPort() : destination.toString());
    }

    boolean isImplicitTls() {
        return destination.tls() == TlsPolicy.IMPLICIT;
    }

    /** Whether an opportunistic connection stays in clear because a handshake failed before. */
    boolean skipsTls() {
        return destination.tls() == TlsPolicy.OPPORTUNISTIC
                && (handshakes == Handshakes.ONE_FAILED || quirks.breaksTls());
    }

    /** The same in clear, after a handshake that failed. */
    public Setup inClear() {
        return new Setup(
                destination,
                address,
                purpose,
                options,
                pool,
                tls,
                auth,
                scramKeys,
                blocking,
                callers,
                quirks,
                Handshakes.ONE_FAILED);
    }

    /** The connection stands, and may be used: what it took to get there is worth remembering. */
    void worked() {
        if (handshakes == Handshakes.ONE_FAILED) {
            quirks.sawTlsBreak();
        }
    }

    Phase afterLogin(Session session) {
        return purpose == Purpose.MAIL ? new Mailing(session) : new Talk(session);
    }

    /** What EHLO says: a name that was given, else our address as a literal (RFC 5321 section 4.1.3). */
    String clientName(Channel channel) {
        return options.clientName().orElseGet(() -> literal((InetSocketAddress) channel.localAddress()));
    }

    private static String literal(InetSocketAddress local) {
        String address = local.getAddress().getHostAddress();
        int scope = address.indexOf('%');
        String bare = scope < 0 ? address : address.substring(0, scope);
        return local.getAddress() instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }
}
