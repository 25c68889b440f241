package io.postrider.testing.servers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Postfix's {@code smtp-sink}: accepts every mail as fast as it can, and throws it away. */
public final class SmtpSink implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    private final InetSocketAddress address = FreePort.onLoopback();
    private final ServerProcess process;

    private SmtpSink(List<String> options) {
        Path directory = ServerDirectory.create("smtp-sink");
        List<String> command = new ArrayList<>(List.of("/usr/sbin/smtp-sink"));
        command.addAll(options);
        // As root it refuses to run unless it is told which user to become.
        if (Ownership.isSuperuser()) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of(address.getAddress().getHostAddress() + ":" + address.getPort(), "" + BACKLOG));
        process = ServerProcess.start("smtp-sink", directory.resolve("log"), command.toArray(String[]::new));
        Greeting.awaitFrom(process, address, "220");
    }

    /** Starts one, with options in its own words, such as {@code -L} for LMTP. */
    public static SmtpSink start(String... options) {
        return new SmtpSink(List.of(options));
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
