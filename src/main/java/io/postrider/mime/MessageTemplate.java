package io.postrider.mime;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A message for many: what is the same for all is composed once, what differs is a function of a row. Immutable; many threads may
 * merge at once, as far as the functions may be called so.
 *
 * <pre>{@code
 * MessageTemplate<Map<String, String>> template = MessageTemplate.<Map<String, String>>of(
 *                 Message.builder().from("news@example.org").attach(Path.of("plan.pdf")))
 *         .to(row -> row.get("email"))
 *         .subject(row -> "News for " + row.get("name"))
 *         .text(row -> "Dear " + row.get("name") + ",\n...")
 *         .build();
 * for (Map<String, String> row : rows) {
 *     client.send(template.merge(row).mail());
 * }
 * }</pre>
 *
 * @param <R> what a row is
 */
public final class MessageTemplate<R> {

    private final MessageBuilder constant;
    private final List<BiConsumer<MessageBuilder, R>> steps;

    private MessageTemplate(MessageBuilder constant, List<BiConsumer<MessageBuilder, R>> steps) {
        this.constant = constant;
        this.steps = steps;
    }

    /** Starts a template from what is the same for all; what the builder is told afterwards does not matter to the template. */
    public static <R> Builder<R> of(MessageBuilder constant) {
        return new Builder<>(new MessageBuilder(constant));
    }

    /**
     * The message for a row. Each has a message id and a date of its own, unless the template says otherwise.
     *
     * @throws IllegalArgumentException if a function gives what cannot stand in a message; the message names the field
     */
    public Message merge(R row) {
        MessageBuilder builder = new MessageBuilder(constant);
        for (BiConsumer<MessageBuilder, R> step : steps) {
            step.accept(builder, row);
        }
        return builder.build();
    }

    /**
     * Collects what differs. Not for several threads.
     *
     * @param <R> what a row is
     */
    public static final class Builder<R> {

        private final MessageBuilder constant;
        private final List<BiConsumer<MessageBuilder, R>> steps = new ArrayList<>();

        private Builder(MessageBuilder constant) {
            this.constant = constant;
        }

        /** Adds authors; the text is a mailbox. */
        public Builder<R> from(Function<? super R, String> mailbox) {
            return step((builder, row) -> builder.from(mailbox.apply(row)));
        }

        /** Adds recipients; the text may hold several addresses with commas between them. */
        public Builder<R> to(Function<? super R, String> addresses) {
            return step((builder, row) -> builder.to(addresses.apply(row)));
        }

        /** Adds other recipients; the text may hold several addresses with commas between them. */
        public Builder<R> cc(Function<? super R, String> addresses) {
            return step((builder, row) -> builder.cc(addresses.apply(row)));
        }

        /** Adds recipients that only the envelope names; the text may hold several addresses with commas between them. */
        public Builder<R> bcc(Function<? super R, String> addresses) {
            return step((builder, row) -> builder.bcc(addresses.apply(row)));
        }

        /** Where answers should go; the text may hold several addresses with commas between them. */
        public Builder<R> replyTo(Function<? super R, String> addresses) {
            return step((builder, row) -> builder.replyTo(addresses.apply(row)));
        }

        /** Where bounces go. */
        public Builder<R> reversePath(Function<? super R, String> mailbox) {
            return step((builder, row) -> builder.reversePath(mailbox.apply(row)));
        }

        /** What the message is about. */
        public Builder<R> subject(Function<? super R, String> text) {
            return step((builder, row) -> builder.subject(text.apply(row)));
        }

        /** A message id of the caller's. */
        public Builder<R> messageId(Function<? super R, String> id) {
            return step((builder, row) -> builder.messageId(id.apply(row)));
        }

        /** A header field. */
        public Builder<R> header(String name, Function<? super R, String> value) {
            FieldNames.check(name);
            return step((builder, row) -> builder.header(name, value.apply(row)));
        }

        /** How to leave the list. */
        public Builder<R> listUnsubscribe(Function<? super R, String> uri) {
            return step((builder, row) -> builder.listUnsubscribe(uri.apply(row)));
        }

        /** How to leave the list by one click (RFC 8058). */
        public Builder<R> listUnsubscribeOneClick(Function<? super R, String> httpsUri) {
            return step((builder, row) -> builder.listUnsubscribeOneClick(httpsUri.apply(row)));
        }

        /** The plain text. */
        public Builder<R> text(Function<? super R, String> text) {
            return step((builder, row) -> builder.text(text.apply(row)));
        }

        /** The HTML; whoever puts values of a row into it escapes them. */
        public Builder<R> html(Function<? super R, String> html) {
            return step((builder, row) -> builder.html(html.apply(row)));
        }

        /** The plain text, of which only what differs is encoded for each row. */
        public Builder<R> text(TextTemplate<? super R> text) {
            return step((builder, row) -> builder.text(text.merge(row)));
        }

        /** The HTML, of which only what differs is encoded for each row; whoever puts values of a row into it escapes them. */
        public Builder<R> html(TextTemplate<? super R> html) {
            return step((builder, row) -> builder.html(html.merge(row)));
        }

        /** Files that only this row gets. */
        public Builder<R> attach(Function<? super R, List<Attachment>> attachments) {
            return step((builder, row) -> attachments.apply(row).forEach(builder::attach));
        }

        /** Anything else that depends on the row: done for each, in the order in which the steps were given. */
        public Builder<R> step(BiConsumer<MessageBuilder, R> step) {
            steps.add(step);
            return this;
        }

        /**
         * The template; the builder may go on and make others. Texts, and files of up to 32 MiB, that all messages share are read now, and encoded
         * once.
         *
         * @throws UncheckedIOException if one of them cannot be read
         */
        public MessageTemplate<R> build() {
            return new MessageTemplate<>(constant.shared(), List.copyOf(steps));
        }
    }
}
