package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * One line of a client, looked at where it lies: a {@link String} is made only when somebody asks. One for each connection, filled anew
 * for each line; not valid beyond.
 */
final class CommandLine {

    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private int start;
    private int end;
    private int argument;
    private Verb verb = Verb.UNKNOWN;

    /** Takes the octets from {@code start} to {@code end}, without CRLF. */
    void set(ByteBuf in, int start, int end) {
        this.in = in;
        this.start = start;
        this.end = end;
        verb = readVerb();
    }

    private Verb readVerb() {
        if (end - start < 4) {
            return none();
        }
        Verb known = Verb.of(in.getInt(start));
        argument = start + known.name().length();
        return isWhole(known) && (argument == end || in.getByte(argument) == ' ') ? known : none();
    }

    // Four letters are known to be right.
    private boolean isWhole(Verb verb) {
        return switch (verb) {
            case UNKNOWN -> false;
            case STARTTLS -> argument <= end && "STARTTLS".equalsIgnoreCase(text(start, argument));
            default -> true;
        };
    }

    private Verb none() {
        argument = end;
        return Verb.UNKNOWN;
    }

    Verb verb() {
        return verb;
    }

    ByteBuf buffer() {
        return in;
    }

    /** Where the octets behind the verb begin. */
    int argumentStart() {
        return argument;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    /** What stands behind the verb, without the blanks around it. */
    String argument() {
        return text(argument, end).strip();
    }

    /** The whole line. */
    String text() {
        return text(start, end);
    }

    /** The whole line, without the initial response of AUTH. */
    String safeText() {
        return verb == Verb.AUTH
                ? "AUTH " + argument().split(" ", 2)[0] + (argument().indexOf(' ') > 0 ? " ***" : "")
                : text();
    }

    private String text(int from, int to) {
        return in.toString(from, to - from, StandardCharsets.UTF_8);
    }
}
