package io.postrider.internal.sasl;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Both sessions of a TLS handshake done in memory. */
record Handshake(SSLSession client, SSLSession server) {

    private static final int BUFFER = 1 << 17;

    static Handshake over(SSLContext context, String protocol) throws SSLException {
        SSLEngine client = engine(context, protocol, true);
        SSLEngine server = engine(context, protocol, false);
        ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
        ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
        // Far fewer steps are needed; the bound keeps a broken handshake from going on for ever.
        for (int step = 0; step < 100 && (isOpen(client) || isOpen(server)); step++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        if (isOpen(client) || isOpen(server)) {
            throw new IllegalStateException("the handshake does not end");
        }
        return new Handshake(client.getSession(), server.getSession());
    }

    private static SSLEngine engine(SSLContext context, String protocol, boolean client) {
        SSLEngine engine = context.createSSLEngine("localhost", 25);
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(new String[] {protocol});
        return engine;
    }

    private static boolean isOpen(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || engine.getSession().getProtocol().equals("NONE");
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            engine.beginHandshake();
        }
        for (int part = 0; part < 20; part++) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
                case NEED_UNWRAP -> {
                    if (in.position() == 0) {
                        return;
                    }
                    in.flip();
                    engine.unwrap(in, ByteBuffer.allocate(BUFFER));
                    in.compact();
                }
                default -> {
                    return;
                }
            }
        }
    }
}
