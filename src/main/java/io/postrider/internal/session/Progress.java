package io.postrider.internal.session;

import io.netty.util.concurrent.GenericProgressiveFutureListener;
import io.netty.util.concurrent.ProgressiveFuture;

/** Hears how far the socket has come with a piece of the content that an exchange carries. Confined to the event loop. */
final class Progress implements GenericProgressiveFutureListener<ProgressiveFuture<Void>> {

    private final CommandGroup group;
    private final int octets;
    private final Dialogue dialogue;
    private final Exchange exchange;

    Progress(CommandGroup group, int octets, Dialogue dialogue, Exchange exchange) {
        this.group = group;
        this.octets = octets;
        this.dialogue = dialogue;
        this.exchange = exchange;
    }

    @Override
    public void operationProgressed(ProgressiveFuture<Void> written, long octets, long total) {
        dialogue.onProgress(exchange);
    }

    @Override
    public void operationComplete(ProgressiveFuture<Void> written) {
        if (written.isSuccess()) {
            group.onTaken(octets);
            dialogue.onWritten(exchange);
        }
    }
}
