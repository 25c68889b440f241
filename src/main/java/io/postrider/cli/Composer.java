package io.postrider.cli;

import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.cli.input.Addresses;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.FieldText;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.input.MessageFile;
import io.postrider.cli.input.TextArgument;
import io.postrider.cli.merge.Attachments;
import io.postrider.cli.merge.FieldSetter;
import io.postrider.mime.Message;
import io.postrider.mime.MessageBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mail of {@code send}.
 *
 * @param options what it is made of
 * @param flow on what terms it is sent
 */
record Composer(MailOptions options, FlowOptions flow) {

    /** @param eml the file of a whole message; null for one that is composed */
    Job job(@Nullable String eml) {
        if (eml == null) {
            return composed();
        }
        if (options.composes()) {
            throw new WrongUsage(
                    "--eml is a whole message: it goes without --subject, --text, --html, --attach, --inline,"
                            + " --header and --reply-to");
        }
        Path file = InputFile.path(eml);
        return existing("-".equals(options.eml) ? MessageFile.of(file, "standard input") : MessageFile.of(file));
    }

    private Job existing(MessageFile file) {
        List<String> all = Stream.of(options.to, options.cc, options.bcc)
                .flatMap(List::stream)
                .toList();
        JobName name = new JobName.File("-".equals(options.eml) ? "-" : file.name());
        return FileJobs.job(name, file, Optional.ofNullable(options.from), Addresses.parse("--to", all), flow);
    }

    private Job composed() {
        if (options.text == null && options.html == null && options.attachments.isEmpty()) {
            throw new WrongUsage("nothing to send: --eml FILE, or --text or --html with --subject");
        }
        if (options.from == null) {
            throw new WrongUsage("Missing required option: '--from=A'");
        }
        if (options.to.isEmpty() && options.cc.isEmpty() && options.bcc.isEmpty()) {
            throw new WrongUsage("Missing required option: '--to=A'");
        }
        try {
            Message message = message(options.from);
            Envelope envelope = message.envelope();
            Mail mail = new Mail(flow.envelope(envelope.reversePath(), envelope.recipients()), message.content());
            return new Job(new JobName.Row(1), Optional.of("<" + message.messageId() + ">"), mail);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private Message message(String from) {
        MessageBuilder message = Message.builder().from(from);
        options.to.forEach(message::to);
        options.cc.forEach(message::cc);
        options.bcc.forEach(message::bcc);
        options.replyTo.forEach(message::replyTo);
        Optional.ofNullable(options.subject).ifPresent(message::subject);
        Optional.ofNullable(options.text).map(TextArgument::of).ifPresent(message::text);
        Optional.ofNullable(options.html).map(TextArgument::of).ifPresent(message::html);
        Attachments.inline(options.inlines, message);
        Attachments.attach(options.attachments, message);
        setHeaders(message);
        return message.build();
    }

    private void setHeaders(MessageBuilder message) {
        FieldSetter setter = new FieldSetter(message);
        for (String header : options.headers) {
            FieldText field = FieldText.parse("--header", header);
            setter.set(field.name(), field.value());
        }
        setter.end();
    }
}
