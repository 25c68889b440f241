package io.postrider.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The mail client of Vert.x, pipelining, on one event loop of its native transport, its connections kept open. It composes every mail anew. */
final class VertxMail implements Contender {

    /** What it writes before the text: From, To, Subject, Date, Message-ID, MIME-Version, Content-Type and its encoding. */
    private static final int HEADER_OCTETS = 340;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final MailClient client;
    private final ClosedLoop loop;

    VertxMail(int port, Cell cell) {
        client = MailClient.create(vertx, config(port, cell));
        MailMessage message =
                new MailMessage(Letter.FROM, Letter.TO, Letter.SUBJECT, Letter.body(cell.size() - HEADER_OCTETS));
        Supplier<CompletableFuture<?>> sender =
                () -> client.sendMail(message).toCompletionStage().toCompletableFuture();
        loop = new ClosedLoop(Collections.nCopies(2 * cell.connections(), sender));
    }

    private static MailConfig config(int port, Cell cell) {
        MailConfig config = new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(port)
                .setOwnHostname("client.example.com")
                .setStarttls(StartTLSOptions.DISABLED)
                .setLogin(LoginOption.DISABLED)
                .setPipelining(true)
                .setKeepAlive(true)
                .setKeepAliveTimeout(10)
                .setKeepAliveTimeoutUnit(TimeUnit.MINUTES)
                .setMaxPoolSize(cell.connections());
        config.setTcpNoDelay(true);
        return config;
    }

    @Override
    public long send(Duration turn) throws InterruptedException {
        return loop.send(turn);
    }

    @Override
    public void close() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
    }
}
