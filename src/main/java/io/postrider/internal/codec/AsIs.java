package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** A content that leaves as it is, by BDAT (RFC 3030). */
final class AsIs implements ContentEncoder {

    static final AsIs INSTANCE = new AsIs();

    private AsIs() {}

    @Override
    public void encode(ByteBuf piece, Consumer<? super ByteBuf> out) {
        if (piece.isReadable()) {
            out.accept(piece);
        } else {
            piece.release();
        }
    }

    @Override
    public void endLine(ByteBuf out) {}

    @Override
    public void end(ByteBuf out) {}
}
