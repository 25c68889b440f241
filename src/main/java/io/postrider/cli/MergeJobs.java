package io.postrider.cli;

import io.postrider.Mail;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.merge.Addressing;
import io.postrider.cli.merge.Attachments;
import io.postrider.cli.merge.Merge;
import io.postrider.cli.merge.Merged;
import io.postrider.cli.merge.Row;
import io.postrider.cli.merge.Table;
import io.postrider.cli.merge.Template;
import io.postrider.mime.Message;
import io.postrider.mime.MessageBuilder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The mails of a template and a table. The table is read twice, a row at a time: once to see whether each row is sound, and once
 * to send.
 */
final class MergeJobs implements Jobs {

    private final BatchOptions options;
    private final FlowOptions flow;
    private final Path table;
    private final Merge merge;
    private final long size;

    private MergeJobs(BatchOptions options, FlowOptions flow, Path table, Merge merge, long size) {
        this.options = options;
        this.flow = flow;
        this.table = table;
        this.merge = merge;
        this.size = size;
    }

    /** @param faults told of each row that cannot be used, before any mail is made */
    static MergeJobs of(Path template, Path table, BatchOptions options, FlowOptions flow, Consumer<String> faults) {
        MessageBuilder constant = Message.builder();
        Template read = Template.read(template, constant);
        Attachments.inline(options.inlines, constant);
        Attachments.attach(options.attachments, constant);
        Addressing addressing =
                new Addressing(Optional.ofNullable(options.from), Optional.ofNullable(options.addressColumn));
        try (Table rows = Table.open(table, options.separator)) {
            Merge merge = new Merge(
                    read, rows.columns(), addressing, Optional.ofNullable(options.attachColumn), directory(table));
            return new MergeJobs(options, flow, table, merge, count(rows, merge, table, options, faults));
        }
    }

    private static Path directory(Path table) {
        Path parent = table.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static long count(Table rows, Merge merge, Path table, BatchOptions options, Consumer<String> faults) {
        long sound = 0;
        long broken = 0;
        while (rows.hasNext()) {
            Optional<String> fault = merge.fault(rows.next());
            fault.ifPresent(reason -> faults.accept(table + ", " + reason));
            if (fault.isPresent()) {
                broken++;
            } else {
                sound++;
            }
        }
        if (broken > 0 && !options.skipInvalid) {
            throw new BadInput(broken + " of " + (sound + broken) + " rows of " + table
                    + " cannot be used; nothing was sent (--skip-invalid sends the others)");
        }
        return sound;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Iterator<Job> iterator() {
        Table rows = Table.open(table, options.separator);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .filter(this::isSound)
                .map(merge::merge)
                .map(this::job)
                .iterator();
    }

    private boolean isSound(Row row) {
        return !options.skipInvalid || merge.fault(row).isEmpty();
    }

    private Job job(Merged merged) {
        Mail mail = new Mail(
                flow.envelope(merged.envelope().reversePath(), merged.envelope().recipients()),
                merged.message().content());
        return new Job(
                Long.toString(merged.row().number()),
                Optional.of("<" + merged.message().messageId() + ">"),
                mail);
    }

    /** The two files, both of which must be named. */
    static MergeJobs of(BatchOptions options, FlowOptions flow, Consumer<String> faults) {
        if (options.template == null || options.recipients == null) {
            throw new WrongUsage("--template and --recipients go together");
        }
        return of(InputFile.readable(options.template), InputFile.readable(options.recipients), options, flow, faults);
    }
}
