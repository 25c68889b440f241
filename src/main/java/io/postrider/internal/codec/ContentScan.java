package io.postrider.internal.codec;

import io.postrider.internal.codec.ContentFacts.BareBreak;
import io.postrider.internal.codec.ContentFacts.Line;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of a content piece by piece, however it is split. Not for several threads. */
public final class ContentScan {

    private final Gathered gathered = new Gathered();
    private final Lines lines = new Lines();

    private long octets;
    private boolean aboveSevenBits;

    /** The next octets, from the buffer's position to its limit, which stay as they are. */
    public void add(ByteBuffer piece) {
        Windows.each(piece, this::look);
        octets += piece.remaining();
    }

    private void look(byte[] window, int from, int to, int ahead) {
        aboveSevenBits = aboveSevenBits || Octets.anyAbove127(window, from, to);
        lines.walk(window, from, to, ahead, gathered);
    }

    /** The facts, once all has been added. */
    public ContentFacts end() {
        lines.end(gathered);
        return new ContentFacts(
                octets,
                gathered.bareBreaks,
                Optional.ofNullable(gathered.firstBareBreak),
                gathered.longestLine,
                aboveSevenBits,
                gathered.nul,
                gathered.leadingDot,
                !lines.unfinished());
    }

    private final class Gathered implements Lines.Listener<RuntimeException> {

        private long bareBreaks;
        private @Nullable BareBreak firstBareBreak;
        private Line longestLine = new Line(1, 0);
        private boolean nul;
        private boolean leadingDot;

        @Override
        public void onLeadingDot(int index) {
            leadingDot = true;
        }

        @Override
        public void onBareCr(int index) {
            onBareBreak("CR", index - 1);
        }

        @Override
        public void onBareLf(int index) {
            onBareBreak("LF", index);
        }

        @Override
        public void onNul() {
            nul = true;
        }

        @Override
        public void onLongest(long length) {
            longestLine = new Line(lines.number(), length);
        }

        private void onBareBreak(String octet, int index) {
            bareBreaks++;
            if (firstBareBreak == null) {
                firstBareBreak = new BareBreak(octet, octets + index, lines.number());
            }
        }
    }
}
