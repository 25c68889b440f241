package io.postrider.cli;

import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.cli.output.JsonLine;
import io.postrider.cli.output.Plural;
import io.postrider.sink.Counters;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a server that takes mail, until it is told to end. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "postrider sink [--port P] [--save DIR] [--starttls|--implicit-tls] [OPTION]...",
        description = "Runs a server that takes mail and delivers none: for tests.")
final class SinkCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    SinkOptions options = new SinkOptions();

    @Option(names = "--for", paramLabel = "DURATION", description = "End after so long; by default when it is killed.")
    @Nullable
    Duration time;

    @Option(names = "--json", description = "Say where it listens, and what it has taken, as JSON objects.")
    boolean json;

    SinkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CountDownLatch end = new CountDownLatch(1);
        try (Sink sink = start();
                GracefulStop stop = new GracefulStop(end::countDown)) {
            listen(sink);
            await(end);
            tell(sink.counters());
            return ExitStatus.OK.code();
        }
    }

    private Sink start() {
        SinkBuilder sink = Sink.builder();
        options.tell(sink, console.environment());
        try {
            return sink.start();
        } catch (UncheckedIOException e) {
            throw new BadInput("cannot listen on port " + options.port + ": " + root(e).getMessage(), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void listen(Sink sink) {
        if (options.writeCertificate != null) {
            write(InputFile.path(options.writeCertificate), sink.certificatePem());
        }
        console.out()
                .line(
                        json
                                ? new JsonLine()
                                        .text("uri", sink.uri())
                                        .number("port", sink.port())
                                        .toString()
                                : "Listening on " + sink.uri());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInput("cannot write " + file + ": " + InputFile.reason(e), e);
        }
    }

    private void await(CountDownLatch end) {
        try {
            if (time == null) {
                end.await();
            } else if (end.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Counters counters) {
        console.out()
                .line(
                        json
                                ? new JsonLine()
                                        .number("mails", counters.mails())
                                        .number("recipients", counters.recipients())
                                        .number("octets", counters.contentOctets())
                                        .number("connections", counters.connections())
                                        .toString()
                                : "Took " + Plural.of(counters.mails(), "mail") + " for "
                                        + Plural.of(counters.recipients(), "recipient") + " over "
                                        + Plural.of(counters.connections(), "connection"));
        console.out().flush();
    }
}
