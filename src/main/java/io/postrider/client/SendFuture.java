package io.postrider.client;

import io.postrider.Receipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What {@code send} returns: to cancel it is to cancel the mail. When it is complete it knows of the mail no more. */
final class SendFuture extends CompletableFuture<Receipt> {

    private volatile @Nullable Delivery delivery;

    void follow(Delivery of) {
        delivery = of;
    }

    void forget() {
        delivery = null;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Delivery current = delivery;
        if (cancelled && current != null) {
            forget();
            current.cancel("cancelled by the caller");
        }
        return cancelled;
    }
}
