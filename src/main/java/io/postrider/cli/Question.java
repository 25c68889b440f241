package io.postrider.cli;

import io.postrider.Reply;
import io.postrider.client.Conversation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A command that {@code check} says.
 *
 * @param shown how it is shown, if it is said now
 * @param ask says it
 */
record Question(Function<Conversation, String> shown, Function<Conversation, CompletableFuture<Reply>> ask)
        implements Inquiry {

    /** A command that holds nothing secret. */
    Question(String command, Function<Conversation, CompletableFuture<Reply>> ask) {
        this(session -> command, ask);
    }

    /** A line as it was typed, which may be a login or a part of one. */
    static Question line(String line) {
        return new Question(session -> session.shown(line), session -> session.raw(line));
    }

    @Override
    public List<Question> questions(Conversation session) {
        return List.of(this);
    }
}
