package io.postrider.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code send} sends: a message that exists, or what one is composed of. */
final class MailOptions {

    @Option(
            names = "--from",
            paramLabel = "A",
            description = "The author, and where bounces go. With --eml only the latter, and <> means nowhere.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "A", description = "A recipient. May be given again.")
    List<String> to = new ArrayList<>();

    @Option(names = "--cc", paramLabel = "A", description = "Another recipient.")
    List<String> cc = new ArrayList<>();

    @Option(names = "--bcc", paramLabel = "A", description = "A recipient of whom the others are not told.")
    List<String> bcc = new ArrayList<>();

    @Option(names = "--reply-to", paramLabel = "A", description = "Where answers go.")
    List<String> replyTo = new ArrayList<>();

    @Option(
            names = "--eml",
            paramLabel = "FILE",
            description = {
                "The whole message, as it is, but for its Bcc; - reads standard input.",
                "Without --to, its header fields say to whom it goes."
            })
    @Nullable
    String eml;

    @Option(names = "--subject", paramLabel = "TEXT", description = "What it is about.")
    @Nullable
    String subject;

    @Option(names = "--text", paramLabel = "TEXT|@FILE", description = "The plain text.")
    @Nullable
    String text;

    @Option(names = "--html", paramLabel = "TEXT|@FILE", description = "The same as HTML.")
    @Nullable
    String html;

    @Option(names = "--attach", paramLabel = "FILE", description = "A file that goes with it.")
    List<String> attachments = new ArrayList<>();

    @Option(
            names = "--inline",
            paramLabel = "[ID=]FILE",
            description = "A file that the HTML shows by cid:ID; the ID is the file's name, unless given.")
    List<String> inlines = new ArrayList<>();

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "Another header field.")
    List<String> headers = new ArrayList<>();

    /** Whether anything is said that only a message needs which is yet to be composed. */
    boolean composes() {
        return subject != null
                || text != null
                || html != null
                || !attachments.isEmpty()
                || !inlines.isEmpty()
                || !headers.isEmpty()
                || !replyTo.isEmpty();
    }
}
