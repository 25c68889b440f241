package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The line that a command is written to: the one place through which a caller's text reaches the wire. It takes no CR, LF, NUL or other
 * control character, and nothing beyond ASCII unless the session has agreed on SMTPUTF8; each character is checked before it is encoded, never after.
 */
public final class CommandLine {

    private static final FastThreadLocal<CommandLine> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected CommandLine initialValue() {
            return new CommandLine();
        }
    };

    private byte[] octets = new byte[256];
    private int length;
    private boolean utf8;
    private boolean shown;

    /** That of this event loop: a line is written and gone before the next one is begun, on whatever connection. */
    static CommandLine ofThread() {
        return OF_THREAD.get();
    }

    /** Starts a line; {@code utf8} is whether characters beyond ASCII may stand in it (RFC 6531 section 3.7.1). */
    void begin(boolean mayBeUtf8) {
        length = 0;
        utf8 = mayBeUtf8;
    }

    /** Appends text. */
    public CommandLine text(String text) {
        int end = text.length();
        ensure(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return beyond(text, i);
            }
            octets[length++] = (byte) c;
        }
        return this;
    }

    /** Appends a number that is not negative in decimal digits. */
    public CommandLine number(long number) {
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        ensure(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            octets[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    // The rest of a text from its first character that is not printable ASCII on.
    private CommandLine beyond(String text, int from) {
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            append(c);
            i += Character.charCount(c);
        }
        return this;
    }

    private void append(int c) {
        boolean forbidden =
                c < ' ' || c >= 0x7F && c < 0xA0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (forbidden && shown) {
            ensure(1);
            octets[length++] = '?';
            return;
        }
        if (forbidden) {
            throw new IllegalArgumentException(String.format("character U+%04X may not stand in a command", c));
        }
        if (c >= 0x80 && !utf8) {
            throw new IllegalArgumentException(
                    String.format("character U+%04X needs SMTPUTF8, which this server does not offer", c));
        }
        ensure(4);
        if (c < 0x80) {
            octets[length++] = (byte) c;
        } else if (c < 0x800) {
            octets[length++] = (byte) (0xC0 | c >> 6);
            octets[length++] = continuation(c);
        } else if (c < 0x10000) {
            octets[length++] = (byte) (0xE0 | c >> 12);
            octets[length++] = continuation(c >> 6);
            octets[length++] = continuation(c);
        } else {
            octets[length++] = (byte) (0xF0 | c >> 18);
            octets[length++] = continuation(c >> 12);
            octets[length++] = continuation(c >> 6);
            octets[length++] = continuation(c);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private void ensure(int more) {
        if (length + more + 2 > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more + 2));
        }
    }

    /** A command as it would be written, for those that hold nothing secret; what could not be written is shown as a question mark. */
    static String shown(Command command) {
        CommandLine line = new CommandLine();
        line.begin(true);
        line.shown = true;
        command.writeTo(line);
        return new String(line.octets, 0, line.length, StandardCharsets.UTF_8);
    }

    /** Ends the line and writes it. */
    void writeTo(ByteBuf out) {
        octets[length++] = '\r';
        octets[length++] = '\n';
        out.writeBytes(octets, 0, length);
    }
}
