package io.postrider.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends every line with CRLF, the last one too, as the client does with a content on its way (RFC 5321 section 2.3.8). */
final class CanonicalLines extends FilterOutputStream {

    private int last = '\n';

    CanonicalLines(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        int next = octet & 0xFF;
        if (last == '\r' && next != '\n') {
            out.write('\n');
        }
        if (next == '\n' && last != '\r') {
            out.write('\r');
        }
        out.write(next);
        last = next;
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(octets[i]);
        }
    }

    @Override
    public void close() throws IOException {
        endLastLine();
        super.close();
    }

    private void endLastLine() throws IOException {
        if (last == '\r') {
            out.write('\n');
        } else if (last != '\n') {
            out.write('\r');
            out.write('\n');
        }
        last = '\n';
    }
}
