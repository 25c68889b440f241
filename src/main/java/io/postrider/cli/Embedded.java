package io.postrider.cli;

import io.postrider.sink.Memory;
import io.postrider.sink.Sink;

/**
 * The server inside this process that takes every mail and keeps none.
 *
 * @param sink the server
 */
record Embedded(Sink sink) implements AutoCloseable {

    private static final String NAME = "embedded";

    /** Whether a server's URI means this one. */
    static boolean isMeant(String uri) {
        return uri.equals(NAME);
    }

    static Embedded start() {
        return new Embedded(Sink.builder().remember(Memory.COUNTS).start());
    }

    /** Where it listens. */
    String uri() {
        return sink.uri();
    }

    @Override
    public void close() {
        sink.close();
    }
}
