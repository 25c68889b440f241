package io.postrider.cli;

import io.postrider.Reply;
import io.postrider.client.Conversation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A command that {@code check} says.
 *
 * @param command how it is shown
 * @param ask says it
 */
record Question(String command, Function<Conversation, CompletableFuture<Reply>> ask) implements Inquiry {

    @Override
    public List<Question> questions(Conversation session) {
        return List.of(this);
    }
}
