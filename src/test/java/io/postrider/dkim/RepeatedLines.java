package io.postrider.dkim;

import java.io.InputStream;

/** A stream of a header and one line again and again, which takes no memory. */
final class RepeatedLines extends InputStream {

    private final byte[] header;
    private final byte[] line;
    private final long size;

    private long at;

    RepeatedLines(byte[] header, byte[] line, long lines) {
        this.header = header;
        this.line = line;
        this.size = header.length + lines * line.length;
    }

    @Override
    public int read() {
        if (at == size) {
            return -1;
        }
        long index = at++;
        return (index < header.length ? header[(int) index] : line[(int) ((index - header.length) % line.length)])
                & 0xFF;
    }

    @Override
    public int read(byte[] octets, int from, int length) {
        int read = (int) Math.min(length, size - at);
        for (int i = 0; i < read; i++) {
            octets[from + i] = (byte) read();
        }
        return read == 0 && length > 0 ? -1 : read;
    }
}
