package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.util.function.Consumer;

/**
 * A text of which nothing is known. Every line that leaves ends with CRLF, no other CR or LF leaves, and by DATA no line begins with a dot
 * that is not doubled: what a server takes for the end of the content is the end (SMTP smuggling lives on servers that also take
 * {@code LF . LF} for it).
 */
final class TextEncoder implements ContentEncoder {

    private final Framing framing;
    private final BodyType widest;
    private final LineEndings lineEndings;
    private final ByteBufAllocator allocator;
    private final Lines lines = new Lines();

    TextEncoder(Framing framing, BodyType widest, LineEndings lineEndings, ByteBufAllocator allocator) {
        this.framing = framing;
        this.widest = widest;
        this.lineEndings = lineEndings;
        this.allocator = allocator;
    }

    @Override
    public void encode(ByteBuf piece, Consumer<? super ByteBuf> out) throws ContentException {
        try (Patchwork patchwork = new Patchwork(piece, allocator, out)) {
            Mending mending = new Mending(patchwork);
            Windows.each(piece.nioBuffer(), (octets, from, to, ahead) -> {
                refuseEightBit(octets, from, to);
                lines.walk(octets, from, to, ahead, mending);
            });
            patchwork.finish();
        }
    }

    @Override
    public void endLine(ByteBuf out) throws ContentException {
        lines.end(new Mending((index, octet) -> out.writeByte(octet)));
        if (lines.unfinished()) {
            out.writeShort(Framing.CRLF);
        }
    }

    @Override
    public void end(ByteBuf out) throws ContentException {
        endLine(out);
        framing.writeEnd(out);
    }

    private void refuseEightBit(byte[] octets, int from, int to) throws ContentException {
        if (widest == BodyType.SEVEN_BIT && Octets.anyAbove127(octets, from, to)) {
            throw ContentException.eightBit();
        }
    }

    /** Inserts what is missing, and ends the walk at what may not leave. */
    private final class Mending implements Lines.Listener<ContentException> {

        private final Insertion insertion;

        Mending(Insertion insertion) {
            this.insertion = insertion;
        }

        @Override
        public void onLeadingDot(int index) {
            if (framing.doublesDots()) {
                insertion.insert(index, Octets.DOT);
            }
        }

        @Override
        public void onBareCr(int index) throws ContentException {
            refuseBare("CR");
            insertion.insert(index, Octets.LF);
        }

        @Override
        public void onBareLf(int index) throws ContentException {
            refuseBare("LF");
            insertion.insert(index, Octets.CR);
        }

        @Override
        public void onNul() throws ContentException {
            if (widest != BodyType.BINARY_MIME) {
                throw ContentException.nul();
            }
        }

        @Override
        public void onLongest(long octets) throws ContentException {
            if (octets > ContentFacts.LONGEST_LINE) {
                throw ContentException.lineTooLong(lines.number());
            }
        }

        private void refuseBare(String octet) throws ContentException {
            if (lineEndings == LineEndings.REFUSE) {
                throw ContentException.bareBreak(octet, lines.number());
            }
        }
    }
}
