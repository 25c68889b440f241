package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;

/** A server without a network, that says yes to everything: it keeps what is written, and answers when it is asked to. */
final class Peer extends ChannelOutboundHandlerAdapter {

    private static final byte[] OK = "250 2.1.0 Ok\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUEUED = "250 2.0.0 Ok: queued as ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GO_AHEAD = "354 go ahead\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EHLO =
            "250-mx.example.org\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-SIZE\r\n250 8BITMIME\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ByteBuf heard = Unpooled.directBuffer(1 << 16);
    private final ByteBuf said = Unpooled.directBuffer(1 << 16);
    private boolean inContent;
    private int queued;

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ByteBuf octets = (ByteBuf) message;
        heard.writeBytes(octets);
        octets.release();
        promise.trySuccess();
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {}

    /** The greeting. */
    ByteBuf greeting() {
        return Unpooled.copiedBuffer("220 mx.example.org\r\n", StandardCharsets.US_ASCII);
    }

    /** What is answered to all that was heard since the last time: one round trip. */
    ByteBuf replies() {
        said.clear();
        while (heard.isReadable()) {
            if (inContent) {
                skipContent();
            } else {
                answer(heard.getByte(heard.readerIndex()), line());
            }
        }
        heard.clear();
        return said.retainedDuplicate();
    }

    // The number that stands in the line; only BDAT's matters.
    private int line() {
        int start = heard.readerIndex();
        int end = heard.forEachByte(ByteProcessor.FIND_LF);
        heard.readerIndex(end + 1);
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = heard.getByte(i) - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
        }
        return number;
    }

    private void answer(byte verb, int number) {
        switch (verb) {
            case 'E' -> said.writeBytes(EHLO);
            case 'B' -> {
                heard.skipBytes(number);
                acceptMail();
            }
            case 'D' -> {
                said.writeBytes(GO_AHEAD);
                inContent = true;
            }
            default -> said.writeBytes(OK);
        }
    }

    private void skipContent() {
        while (heard.getByte(heard.readerIndex()) != '.') {
            line();
        }
        line();
        inContent = false;
        acceptMail();
    }

    private void acceptMail() {
        said.writeBytes(QUEUED);
        int id = 100_000_000 + queued++ % 800_000_000;
        for (int digit = 100_000_000; digit > 0; digit /= 10) {
            said.writeByte('0' + id / digit % 10);
        }
        said.writeByte('\r').writeByte('\n');
    }
}
