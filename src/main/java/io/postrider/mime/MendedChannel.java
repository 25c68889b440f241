package io.postrider.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Gives what another channel gives with a CRLF wherever a line ends, and one at the end of all. Not for several threads. */
final class MendedChannel implements ReadableByteChannel {

    private static final int BLOCK = 64 * 1024;

    private final ReadableByteChannel source;
    private final byte[] block = new byte[BLOCK];

    /** Octets at the start of the block that wait for what follows them: a CR, whose LF may come. */
    private int held;

    private ByteBuffer mended = ByteBuffer.allocate(0);
    private Survey survey = Survey.NOTHING;
    private int lineLength;
    private boolean ended = true;
    private boolean atEnd;

    MendedChannel(ReadableByteChannel source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        while (!mended.hasRemaining()) {
            if (atEnd) {
                return -1;
            }
            mended = ByteBuffer.wrap(nextBlock());
        }
        int count = Math.min(destination.remaining(), mended.remaining());
        destination.put(mended.array(), mended.position(), count);
        mended.position(mended.position() + count);
        return count;
    }

    private byte[] nextBlock() throws IOException {
        int length = fill();
        boolean hold = !atEnd && length > 0 && block[length - 1] == '\r';
        byte[] octets = Arrays.copyOf(block, hold ? length - 1 : length);
        held = hold ? 1 : 0;
        block[0] = '\r';
        return mend(octets);
    }

    private byte[] mend(byte[] octets) {
        LineWalk walk = new LineWalk(octets, lineLength).walk();
        lineLength = walk.lineLength();
        survey = survey.and(walk.survey());
        byte[] lines = walk.mended();
        if (lines.length > 0) {
            ended = lines[lines.length - 1] == '\n';
        }
        return atEnd && !ended
                ? new Octets(lines.length + 2).bytes(lines).crlf().toArray()
                : lines;
    }

    private int fill() throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(block).position(held);
        while (buffer.hasRemaining()) {
            if (source.read(buffer) < 0) {
                atEnd = true;
                break;
            }
        }
        return buffer.position();
    }

    /** What was found so far, once it is mended. */
    Survey survey() {
        return survey.mended();
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
