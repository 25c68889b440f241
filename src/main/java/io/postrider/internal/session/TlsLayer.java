package io.postrider.internal.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.postrider.Stage;
import io.postrider.TlsOptions;
import io.postrider.TlsPolicy;
import io.postrider.internal.codec.ReplyLineDecoder;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS under a conversation.
 *
 * @param context certificates and trust
 * @param verification what is demanded of the server's certificate
 * @param blocking where the handshake computes: never on an event loop
 */
public record TlsLayer(SslContext context, Verification verification, Executor blocking) {

    /** Whether the server's certificate must be good, and be the host's. */
    public enum Verification {
        /** Else there is no connection. */
        REQUIRED,
        /** Any will do, and it is noted whether it was good. */
        NOTED,
        /** The caller's own context decides about the certificate, and nobody about the host. */
        NONE
    }

    /**
     * Reads what the options name; blocks.
     *
     * @throws IllegalArgumentException if a file cannot be read or holds something else; the message names the file
     */
    public static TlsLayer of(TlsOptions options, TlsPolicy policy, Executor blocking) {
        Verification verification = policy != TlsPolicy.OPPORTUNISTIC
                ? Verification.REQUIRED
                : options.context().isPresent() ? Verification.NONE : Verification.NOTED;
        return new TlsLayer(TlsContexts.of(options, verification), verification, blocking);
    }

    void addTo(Channel channel, Setup setup) {
        SslHandler handler = context.newHandler(
                channel.alloc(), setup.destination().host(), setup.destination().port(), blocking);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(verification == Verification.NONE ? "" : "HTTPS");
        handler.engine().setSSLParameters(parameters);
        // Our own deadline is the one that counts; this one is only behind it.
        handler.setHandshakeTimeout(
                setup.options().timeouts().of(Stage.STARTTLS).toMillis() + 1_000, TimeUnit.MILLISECONDS);
        handler.setCloseNotifyFlushTimeout(1, TimeUnit.SECONDS);
        handler.setCloseNotifyReadTimeout(0, TimeUnit.SECONDS);
        channel.pipeline().addFirst(handler);
    }

    static boolean isIn(Channel channel) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        return handler != null && handler.handshakeFuture().isSuccess();
    }

    /** Closes the connection at once: what TLS has not given to it is dropped. */
    static void closeBelow(Channel channel) {
        ChannelHandlerContext tls = channel.pipeline().context(SslHandler.class);
        if (tls == null) {
            channel.close();
        } else {
            tls.close();
        }
    }

    /** What of the server's octets has been read from the network and not been taken as a reply. */
    static boolean hasUnreadOctets(Channel channel) {
        ReplyLineDecoder lines = channel.pipeline().get(ReplyLineDecoder.class);
        return lines == null || lines.hasUnreadOctets();
    }

    /** Whether there is TLS, with a certificate that is good and the host's. */
    boolean isVerified(Channel channel) {
        SSLSession session = session(channel);
        return session != null
                && (verification == Verification.REQUIRED
                        || verification == Verification.NOTED && Witness.foundGood(session));
    }

    /** Whether a password may be shown: to a host that was verified, or to whom the caller's own context trusts. */
    boolean isTrusted(Channel channel) {
        return isVerified(channel) || verification == Verification.NONE && isIn(channel);
    }

    static @Nullable SSLSession session(Channel channel) {
        return isIn(channel) ? channel.pipeline().get(SslHandler.class).engine().getSession() : null;
    }

    static @Nullable String describe(Channel channel) {
        SSLSession session = session(channel);
        return session == null ? null : session.getProtocol() + " " + session.getCipherSuite();
    }

    /** A certificate that is not good today will not be good tomorrow; anything else may be. */
    static Failure failure(Stage stage, String server, Throwable cause) {
        String description = "the TLS handshake with " + server + " failed: " + reason(cause);
        boolean certificate = cause instanceof SSLHandshakeException && isAboutCertificate(cause);
        return certificate
                ? Failure.permanentFault(stage, description, cause)
                : Failure.transientFault(stage, description, cause);
    }

    private static boolean isAboutCertificate(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof CertificateException || t instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    // What is wrong with a certificate stands at the bottom of the chain, as "NotAfter: ..." of one that has expired.
    private static String reason(Throwable cause) {
        Throwable said = cause;
        while (said instanceof SSLException && said.getCause() != null) {
            said = said.getCause();
        }
        Throwable root = said;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == said || !(root instanceof CertificateException)
                ? words(said)
                : words(said) + " (" + words(root) + ")";
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
