package io.postrider.cli;

import io.postrider.Pipelining;
import io.postrider.SessionOptions;
import io.postrider.Timeouts;
import io.postrider.Transport;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.Count;
import io.postrider.cli.input.StageTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and how it is spoken to. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URI",
            description = {
                "smtp://[user[:password]@]host[:port], smtps://…, lmtp://…, or embedded: a server inside this process that"
                        + " takes every mail and keeps none.",
                "Ports: 587 with a user, else 25; smtps 465; lmtp 24.",
                "Parameters: ?tls=required|opportunistic|none&auth=MECHANISM. TLS is required with a user, else opportunistic."
            })
    @Nullable
    String server;

    @Option(names = "--ehlo", paramLabel = "NAME", description = "What EHLO says; by default the address of this host.")
    @Nullable
    String ehlo;

    @Option(names = "--connections", paramLabel = "N", description = "At most so many connections (${DEFAULT-VALUE}).")
    Count connections = new Count(10);

    @Option(
            names = "--pipelining",
            paramLabel = "HOW",
            description = {
                "off: one command, one reply.",
                "standard: one round trip per mail (the default).",
                "eager: many mails in one round trip, where the server offers PIPELINING and CHUNKING."
            })
    Pipelining pipelining = Pipelining.STANDARD;

    @Option(names = "--no-pipelining", description = "Short for --pipelining off.")
    boolean noPipelining;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "How many mails are under way on one connection with --pipelining eager (${DEFAULT-VALUE}).")
    Count window = new Count(16);

    @Option(names = "--no-chunking", description = "Use DATA where the server offers BDAT, too.")
    boolean noChunking;

    @Option(names = "--transport", paramLabel = "HOW", description = "auto, nio, epoll, kqueue or io_uring (auto).")
    Transport transport = Transport.AUTO;

    @Option(
            names = "--timeout",
            paramLabel = "STAGE=DURATION",
            description = {
                "How long a stage may take, such as greeting=10s; all=2s sets every one. May be given again.",
                "Stages: connect, greeting, ehlo, starttls, auth, mail, rcpt, data, content, end-of-data, rset, command, quit, queue."
            })
    List<StageTimeout> timeouts = new ArrayList<>();

    /** The server's URI; there must be one. */
    String required() {
        if (server == null) {
            throw new WrongUsage("Missing required option: '--server=URI'");
        }
        return server;
    }

    SessionOptions session(SessionOptions options) {
        try {
            return new SessionOptions(
                    Optional.ofNullable(ehlo),
                    noPipelining ? Pipelining.OFF : pipelining,
                    window.value(),
                    noChunking ? SessionOptions.Chunking.NEVER : options.chunking(),
                    options.lineEndings(),
                    timeouts(options.timeouts()),
                    options.transcript());
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private Timeouts timeouts(Timeouts defaults) {
        Timeouts all = defaults;
        for (StageTimeout timeout : timeouts) {
            all = timeout.in(all);
        }
        return all;
    }
}
