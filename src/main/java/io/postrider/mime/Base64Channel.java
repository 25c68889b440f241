package io.postrider.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Base64;

/** Encodes what another channel gives, block by block, in arrays that fit into the nearest cache. Not for several threads. */
final class Base64Channel implements ReadableByteChannel {

    private static final int LINES = 512;
    /** A block is whole lines, so that blocks can be joined by a line break. */
    private static final int BLOCK = Base64Lines.OCTETS * LINES;

    private final ReadableByteChannel source;
    private final byte[] block = new byte[BLOCK];
    private final byte[] symbols = new byte[BLOCK / 3 * 4];
    private final byte[] lines = new byte[symbols.length + 2 * LINES];
    private final ByteBuffer encoded = ByteBuffer.wrap(lines).limit(0);
    private boolean first = true;
    private boolean atEnd;

    Base64Channel(ReadableByteChannel source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        if (!encoded.hasRemaining() && !encodeBlock()) {
            return -1;
        }
        int count = Math.min(destination.remaining(), encoded.remaining());
        destination.put(lines, encoded.position(), count);
        encoded.position(encoded.position() + count);
        return count;
    }

    private boolean encodeBlock() throws IOException {
        int length = atEnd ? 0 : fill();
        if (length == 0) {
            return false;
        }
        byte[] octets = length == BLOCK ? block : Arrays.copyOf(block, length);
        int written = Base64.getEncoder().encode(octets, symbols);
        encoded.position(0).limit(Base64Lines.split(symbols, written, lines, lineBreak()));
        return true;
    }

    /** Writes the line break between two blocks; tells where the next line begins. */
    private int lineBreak() {
        if (first) {
            first = false;
            return 0;
        }
        lines[0] = '\r';
        lines[1] = '\n';
        return 2;
    }

    private int fill() throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(block);
        while (buffer.hasRemaining()) {
            if (source.read(buffer) < 0) {
                atEnd = true;
                break;
            }
        }
        return buffer.position();
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
