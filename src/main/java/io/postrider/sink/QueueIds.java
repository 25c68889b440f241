package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Names mails: a few characters for the sink, then a number. For any thread. */
final class QueueIds {

    private static final int DIGITS = 9;

    private final String prefix = prefix();
    private final byte[] prefixOctets = prefix.getBytes(StandardCharsets.US_ASCII);
    private final AtomicLong last = new AtomicLong();

    // Two sinks of one test hardly ever begin in the same microsecond.
    private static String prefix() {
        String time = Long.toString(0x100000 + System.nanoTime() / 1000 % 0x100000, 32);
        return time.toUpperCase(Locale.ROOT);
    }

    long next() {
        return last.incrementAndGet();
    }

    String text(long number) {
        String digits = Long.toString(number);
        return prefix + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** Writes the same as {@link #text} without making it. */
    void write(long number, ByteBuf out) {
        out.writeBytes(prefixOctets);
        if (number >= 1_000_000_000L) {
            out.writeCharSequence(Long.toString(number), StandardCharsets.US_ASCII);
            return;
        }
        int rest = (int) number;
        int at = out.writerIndex();
        out.writeZero(DIGITS);
        for (int i = DIGITS - 1; i >= 0; i--) {
            out.setByte(at + i, '0' + rest % 10);
            rest /= 10;
        }
    }
}
