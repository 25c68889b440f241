package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;

/** Writes commands straight into a buffer. One for each connection, made and used on its event loop. */
public final class CommandEncoder {

    private final CommandLine line = CommandLine.ofThread();
    private boolean utf8;

    /** Whether the server offers SMTPUTF8, so that addresses beyond ASCII may be written. */
    public void allowUtf8(boolean offered) {
        utf8 = offered;
    }

    /** @throws IllegalArgumentException if something in the command may not be written */
    public void check(Command command) {
        line.begin(utf8);
        command.writeTo(line);
    }

    /**
     * Appends a command with its CRLF.
     *
     * @throws IllegalArgumentException if something in it may not be written; {@code out} is then as it was
     */
    public void encode(Command command, ByteBuf out) {
        check(command);
        line.writeTo(out);
    }
}
