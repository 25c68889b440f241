package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** A canonical text by DATA: each dot that begins a line is doubled (RFC 5321 section 4.5.2), and nothing else is looked for. */
final class CanonicalData implements ContentEncoder {

    private final ByteBufAllocator allocator;
    private final boolean mayHaveDots;

    // A content begins at the start of a line.
    private boolean atLineStart = true;
    private int lastTwo = Framing.CRLF;

    private CanonicalData(ByteBufAllocator allocator, boolean mayHaveDots) {
        this.allocator = allocator;
        this.mayHaveDots = mayHaveDots;
    }

    /** For a text with lines that begin with a dot, or perhaps with none. */
    static CanonicalData withDots(ByteBufAllocator allocator) {
        return new CanonicalData(allocator, true);
    }

    /** For a text that is known to have no line that begins with a dot. */
    static CanonicalData withoutDots(ByteBufAllocator allocator) {
        return new CanonicalData(allocator, false);
    }

    @Override
    public void encode(ByteBuf piece, Consumer<? super ByteBuf> out) {
        try (Patchwork patchwork = new Patchwork(piece, allocator, out)) {
            remember(piece);
            if (mayHaveDots) {
                Windows.each(
                        piece.nioBuffer(), (octets, from, to, ahead) -> doubleDots(octets, from, to, ahead, patchwork));
            }
            patchwork.finish();
        }
    }

    private void remember(ByteBuf piece) {
        int octets = piece.readableBytes();
        for (int last = Math.min(octets, 2); last > 0; last--) {
            lastTwo = lastTwo << 8 & 0xFF00 | piece.getUnsignedByte(piece.writerIndex() - last);
        }
    }

    private void doubleDots(byte[] octets, int from, int to, int ahead, Patchwork patchwork) {
        if (atLineStart && octets[from] == Octets.DOT) {
            patchwork.insert(from - ahead, Octets.DOT);
        }
        for (int dot = from; (dot = Octets.dotBehindLf(octets, dot, to)) < to; ) {
            patchwork.insert(dot - ahead, Octets.DOT);
        }
        atLineStart = octets[to - 1] == Octets.LF;
    }

    /** Writes nothing, but makes sure that the dot to come begins a line: behind anything else it would not end the content. */
    @Override
    public void endLine(ByteBuf out) throws ContentException {
        if (lastTwo != Framing.CRLF) {
            throw ContentException.unfinishedLine();
        }
    }

    @Override
    public void end(ByteBuf out) throws ContentException {
        endLine(out);
        Framing.DATA.writeEnd(out);
    }
}
