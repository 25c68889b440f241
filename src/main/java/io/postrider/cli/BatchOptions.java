package io.postrider.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code batch} sends: messages that exist, or one template for many. */
final class BatchOptions {

    @Parameters(
            paramLabel = "FILE.eml|DIR",
            description = "Messages, and directories of which each *.eml is one, in the order of their names.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "A",
            description = "Where bounces go; also the author, if the template has none.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "A", description = "Send every FILE.eml to A, whatever its header says.")
    List<String> to = new ArrayList<>();

    @Option(
            names = "--template",
            paramLabel = "FILE.eml",
            description = {
                "A message with {{column}} in its header and body; or header lines alone, with the bodies in FILE.txt and"
                        + " FILE.html beside it.",
                "{{column.url}} is the same for use in a URL; {{#column}}…{{/column}} stands where the field is not empty."
            })
    @Nullable
    String template;

    @Option(
            names = "--recipients",
            paramLabel = "FILE.csv",
            description = "One row for each recipient, in UTF-8; the first row names the columns.")
    @Nullable
    String recipients;

    @Option(names = "--separator", paramLabel = "C", description = "What stands between two fields (${DEFAULT-VALUE}).")
    char separator = ',';

    @Option(
            names = "--address-column",
            paramLabel = "COLUMN",
            description = {
                "Holds the recipient of each row.",
                "By default the recipients are those of the merged To, Cc and Bcc; the column email, if these merge nothing."
            })
    @Nullable
    String addressColumn;

    @Option(names = "--attach", paramLabel = "FILE", description = "A file that goes with every mail of the template.")
    List<String> attachments = new ArrayList<>();

    @Option(
            names = "--inline",
            paramLabel = "[ID=]FILE",
            description = "A file that the HTML shows by cid:ID; the ID is the file's name, unless given.")
    List<String> inlines = new ArrayList<>();

    @Option(
            names = "--attach-column",
            paramLabel = "COLUMN",
            description = "Names files that go with the row's mail, semicolons between them.")
    @Nullable
    String attachColumn;

    @Option(names = "--skip-invalid", description = "Tell of rows that cannot be used, and send the others.")
    boolean skipInvalid;

    /** Fails if there is an option that would do nothing: a mail without its attachment is worse than none. */
    void requireThatTheyGoTogether() {
        boolean merges = template != null || recipients != null;
        if (merges && !files.isEmpty()) {
            throw new WrongUsage("FILE.eml or DIR, or --template with --recipients, not both");
        }
        if (merges && !to.isEmpty()) {
            throw new WrongUsage("--to goes with FILE.eml or DIR; a template has its recipients from the table");
        }
        if (!merges && changesAMerge()) {
            throw new WrongUsage(
                    "--attach, --inline, --attach-column, --address-column and --skip-invalid go with --template");
        }
    }

    private boolean changesAMerge() {
        return !attachments.isEmpty()
                || !inlines.isEmpty()
                || attachColumn != null
                || addressColumn != null
                || skipInvalid;
    }
}
