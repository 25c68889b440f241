package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.postrider.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The argument of MAIL or RCPT (RFC 5321 section 4.1.2): {@code FROM:<a@example.org> KEY=value}. Plain addresses are checked where they
 * lie; only unusual ones are parsed. One for each connection, filled anew for each command; not valid beyond.
 */
final class PathArgument {

    private static final byte[] FROM = " FROM:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TO = " TO:".getBytes(StandardCharsets.US_ASCII);

    /** Octets that stand in most addresses and need no quotes in either part; what others stand in is parsed. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+=".toCharArray()) {
            PLAIN[c] = true;
        }
    }

    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private int start;
    private int end;
    private int lineEnd;
    private Map<String, String> parameters = Map.of();
    private ByteBuf lastRead = Unpooled.EMPTY_BUFFER;
    private Map<String, String> lastParameters = Map.of();
    private boolean spaced;
    private boolean ascii;

    /** Reads the argument of MAIL. Gives what is wrong with it, null for nothing. */
    @Nullable
    Answer readReversePath(CommandLine line) {
        return read(line, FROM);
    }

    /** Reads the argument of RCPT. Gives what is wrong with it, null for nothing. */
    @Nullable
    Answer readForwardPath(CommandLine line) {
        Answer wrong = read(line, TO);
        return wrong == null && start == end ? Answer.BAD_ADDRESS : wrong;
    }

    private @Nullable Answer read(CommandLine line, byte[] keyword) {
        in = line.buffer();
        lineEnd = line.end();
        int at = behind(keyword, line.argumentStart());
        if (at < 0) {
            return Answer.BAD_SYNTAX;
        }
        spaced = at < lineEnd && in.getByte(at) == ' ';
        at += spaced ? 1 : 0;
        if (at >= lineEnd || in.getByte(at) != '<') {
            return Answer.BAD_SYNTAX;
        }
        start = at + 1;
        return readAddress();
    }

    private int behind(byte[] keyword, int from) {
        if (lineEnd - from < keyword.length) {
            return -1;
        }
        for (int i = 0; i < keyword.length; i++) {
            int octet = in.getByte(from + i);
            int upper = octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
            if (upper != keyword[i]) {
                return -1;
            }
        }
        return from + keyword.length;
    }

    private @Nullable Answer readAddress() {
        ascii = true;
        end = endOfPlain();
        if (end < 0) {
            end = endOfQuoted();
            if (end < 0 || !isMailbox(address())) {
                return Answer.BAD_ADDRESS;
            }
        }
        return readParameters(end + 1);
    }

    /** The place of the closing bracket, if all before it is a plain address or nothing; else -1. */
    private int endOfPlain() {
        int ats = 0;
        int before = '.';
        for (int i = start; i < lineEnd; i++) {
            int octet = in.getByte(i);
            if (octet == '>') {
                return i == start || (ats == 1 && before != '.') ? i : -1;
            }
            boolean separator = octet == '.' || octet == '@';
            if (separator ? before == '.' : octet < 0 || !PLAIN[octet]) {
                return -1;
            }
            ats += octet == '@' ? 1 : 0;
            before = separator ? '.' : octet;
        }
        return -1;
    }

    // A quoted local part may hold a bracket, and a backslash makes the octet behind it an ordinary one.
    private int endOfQuoted() {
        boolean quoted = false;
        for (int i = start; i < lineEnd; i++) {
            int octet = in.getByte(i);
            ascii &= octet >= 0;
            if (octet == '\\') {
                i++;
            } else if (octet == '"') {
                quoted = !quoted;
            } else if (octet == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMailbox(String address) {
        try {
            Mailbox.parse(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What stands between the brackets. */
    String address() {
        return text(start, end);
    }

    /** Whether a blank stood before the bracket, where RFC 5321 section 3.3 has none. */
    boolean isSpaced() {
        return spaced;
    }

    boolean isAscii() {
        return ascii;
    }

    /** The parameters by their upper-case keyword; the same map as before where the same octets stand there again. */
    Map<String, String> parameters() {
        return parameters;
    }

    /** The path with its parameters. */
    ReceivedPath received() {
        return new ReceivedPath(address(), parameters);
    }

    private @Nullable Answer readParameters(int from) {
        if (from == lineEnd) {
            parameters = Map.of();
            return null;
        }
        int length = lineEnd - from;
        if (length != lastRead.readableBytes() || !ByteBufUtil.equals(in, from, lastRead, 0, length)) {
            Map<String, String> parsed = in.getByte(from) == ' ' ? Parameters.parse(text(from, lineEnd)) : null;
            if (parsed == null) {
                return Answer.BAD_SYNTAX;
            }
            lastRead = Unpooled.copiedBuffer(in.slice(from, length));
            lastParameters = parsed;
        }
        parameters = lastParameters;
        return null;
    }

    private String text(int from, int to) {
        return in.toString(from, to - from, StandardCharsets.UTF_8);
    }
}
