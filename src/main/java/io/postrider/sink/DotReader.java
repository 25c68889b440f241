package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Reads the content that follows DATA (RFC 5321 section 4.5.2): removes the dot that begins a line and finds the line that is a lone
 * dot. Only CRLF ends a line; an LF without a CR is content like any other octet, so that nothing can be smuggled past it.
 */
final class DotReader {

    private enum Place {
        /** Behind CRLF, or at the very beginning. */
        LINE_START,
        /** In a line. */
        LINE,
        /** In a line, behind CR. */
        CR,
        /** Behind the dot that begins a line. */
        DOT,
        /** Behind that dot and CR. */
        DOT_CR
    }

    private static final ByteBuf CR_ALONE = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'\r'}));

    private Place place = Place.LINE_START;

    /** Prepares for the next content. */
    void reset() {
        place = Place.LINE_START;
    }

    /** Hands content from {@code in} to {@code keeper}. Gives whether the end was found; octets behind it stay in {@code in}. */
    boolean read(ByteBuf in, ContentKeeper keeper) {
        while (in.isReadable()) {
            switch (place) {
                case LINE_START -> atLineStart(in);
                case DOT -> behindDot(in);
                case DOT_CR -> {
                    if (in.getByte(in.readerIndex()) == '\n') {
                        in.skipBytes(1);
                        return true;
                    }
                    restoreCr(keeper);
                }
                case LINE, CR -> readLines(in, keeper);
            }
        }
        return false;
    }

    private void atLineStart(ByteBuf in) {
        boolean dot = in.getByte(in.readerIndex()) == '.';
        place = dot ? Place.DOT : Place.LINE;
        in.skipBytes(dot ? 1 : 0);
    }

    private void behindDot(ByteBuf in) {
        boolean cr = in.getByte(in.readerIndex()) == '\r';
        place = cr ? Place.DOT_CR : Place.LINE;
        in.skipBytes(cr ? 1 : 0);
    }

    // The CR behind the dot was none of the end's: it is content, and so is what follows it.
    private void restoreCr(ContentKeeper keeper) {
        keeper.take(CR_ALONE.duplicate(), 1);
        place = Place.CR;
    }

    /** Takes whole lines in one go, up to one that begins with a dot. */
    private void readLines(ByteBuf in, ContentKeeper keeper) {
        int from = in.readerIndex();
        int end = in.writerIndex();
        int at = from;
        boolean cr = place == Place.CR;
        while (true) {
            int lf = in.indexOf(at, end, (byte) '\n');
            if (lf < 0) {
                cr = at == end ? cr : in.getByte(end - 1) == '\r';
                place = cr ? Place.CR : Place.LINE;
                keeper.take(in, end - from);
                return;
            }
            boolean crlf = lf > at ? in.getByte(lf - 1) == '\r' : cr;
            cr = false;
            at = lf + 1;
            if (crlf && (at == end || in.getByte(at) == '.')) {
                place = Place.LINE_START;
                keeper.take(in, at - from);
                return;
            }
        }
    }
}
