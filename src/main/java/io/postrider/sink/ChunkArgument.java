package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The argument of BDAT: {@code chunk-size [SP "LAST"]} (RFC 3030 section 2).
 *
 * @param octets how many octets follow
 * @param last whether the content ends with them
 */
record ChunkArgument(long octets, boolean last) {

    private static final int MAXIMUM_DIGITS = 18;

    /** Null if it is none. */
    static @Nullable ChunkArgument parse(CommandLine line) {
        ByteBuf in = line.buffer();
        int at = line.argumentStart() + 1;
        int digits = at;
        long octets = 0;
        while (at < line.end() && in.getByte(at) >= '0' && in.getByte(at) <= '9' && at - digits < MAXIMUM_DIGITS) {
            octets = octets * 10 + in.getByte(at++) - '0';
        }
        if (at == digits || at > line.end()) {
            return null;
        }
        boolean last = isLast(in, at, line.end());
        return last || at == line.end() ? new ChunkArgument(octets, last) : null;
    }

    private static boolean isLast(ByteBuf in, int at, int end) {
        return end - at == 5 && in.getByte(at) == ' ' && (in.getInt(at + 1) & 0xDFDFDFDF) == 0x4C415354;
    }
}
