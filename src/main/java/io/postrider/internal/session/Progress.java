package io.postrider.internal.session;

import io.netty.util.concurrent.GenericProgressiveFutureListener;
import io.netty.util.concurrent.ProgressiveFuture;

/** Hears how far the socket has come with a piece of the content that an exchange carries. Confined to the event loop. */
final class Progress implements GenericProgressiveFutureListener<ProgressiveFuture<Void>> {

    private final CommandGroup group;
    private final long number;
    private final int octets;
    private final Dialogue dialogue;
    private final Exchange exchange;
    private long told;

    Progress(CommandGroup group, long number, int octets, Dialogue dialogue, Exchange exchange) {
        this.group = group;
        this.number = number;
        this.octets = octets;
        this.dialogue = dialogue;
        this.exchange = exchange;
    }

    @Override
    public void operationProgressed(ProgressiveFuture<Void> written, long taken, long total) {
        dialogue.onProgress(exchange, taken - told);
        told = taken;
    }

    @Override
    public void operationComplete(ProgressiveFuture<Void> written) {
        if (written.isSuccess()) {
            group.onTaken(number, octets);
            // Through TLS nobody tells of a part.
            dialogue.onWritten(exchange, Math.max(0, octets - told));
        } else {
            group.onFailed(number);
            dialogue.onWriteFailed(written.cause());
        }
    }
}
