package io.postrider.internal.session;

import io.postrider.Reply;
import io.postrider.internal.codec.Command;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command and who hears its reply. A reply belongs to the oldest exchange that is awaited, and the exchange knows whom to
 * tell, so that nothing is ever matched by position. Confined to the event loop.
 */
final class Exchange {

    private final Command command;
    private final Consumer<Reply> listener;
    private final @Nullable Outflow content;
    private int repliesLeft;
    private boolean begun;
    private boolean lastOfWrite;
    private long lastWrite;

    Exchange(Command command, @Nullable Outflow content, Consumer<Reply> listener) {
        this.command = command;
        this.content = content;
        this.listener = listener;
        this.repliesLeft = command.replies();
    }

    Command command() {
        return command;
    }

    /** What goes out with the command, if something does. */
    @Nullable
    Outflow content() {
        return content;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** The write that holds the last octet of its content, by number; 0 as long as there is more to be written, or no content. */
    long lastWrite() {
        return lastWrite;
    }

    /** Whether that octet is the last one of the write, too. */
    boolean isLastOfWrite() {
        return lastOfWrite;
    }

    void endsIn(long write, boolean asItsLast) {
        lastWrite = write;
        lastOfWrite = asItsLast;
    }

    /** A reply came: how many are to come yet. */
    int countDown() {
        return --repliesLeft;
    }

    /** Hands the reply on. */
    void hear(Reply reply) {
        listener.accept(reply);
    }

    /** Lets go of what is not sent. */
    void release() {
        if (content != null) {
            content.release();
        }
    }
}
