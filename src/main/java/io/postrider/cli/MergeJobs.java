package io.postrider.cli;

import io.postrider.Mail;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.merge.Addressing;
import io.postrider.cli.merge.Attachments;
import io.postrider.cli.merge.Merge;
import io.postrider.cli.merge.Merged;
import io.postrider.cli.merge.Table;
import io.postrider.cli.merge.Template;
import io.postrider.mime.Message;
import io.postrider.mime.MessageBuilder;
import java.nio.file.Path;
import java.util.BitSet;
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

    /** The numbers of the rows that cannot be used. */
    private final BitSet broken = new BitSet();

    private long size;

    private MergeJobs(BatchOptions options, FlowOptions flow, Path table, Merge merge) {
        this.options = options;
        this.flow = flow;
        this.table = table;
        this.merge = merge;
    }

    /**
     * The two files, both of which must be named.
     *
     * @param faults told of each row that cannot be used, before any mail is made
     */
    static MergeJobs of(BatchOptions options, FlowOptions flow, Workers workers, Consumer<String> faults) {
        if (options.template == null || options.recipients == null) {
            throw new WrongUsage("--template and --recipients go together");
        }
        Path template = InputFile.readable(options.template);
        Path table = InputFile.readable(options.recipients);
        MessageBuilder constant = Message.builder();
        Template read = Template.read(template, constant);
        Attachments.inline(options.inlines, constant);
        Attachments.attach(options.attachments, constant);
        try (Table rows = Table.open(table, options.separator)) {
            MergeJobs jobs = new MergeJobs(options, flow, table, merge(options, read, table, rows));
            jobs.check(rows, workers, faults);
            return jobs;
        }
    }

    private static Merge merge(BatchOptions options, Template template, Path table, Table rows) {
        Addressing addressing =
                new Addressing(Optional.ofNullable(options.from), Optional.ofNullable(options.addressColumn));
        Optional<String> attachments = Optional.ofNullable(options.attachColumn);
        return new Merge(template, rows.columns(), addressing, attachments, directory(table));
    }

    private static Path directory(Path table) {
        Path parent = table.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private void check(Table rows, Workers workers, Consumer<String> faults) {
        Iterator<Optional<String>> found = workers.map(rows, merge::fault);
        int number = 1;
        for (; found.hasNext(); number++) {
            Optional<String> fault = found.next();
            if (fault.isPresent()) {
                broken.set(number);
                faults.accept(table + ", " + fault.get());
            }
        }
        int all = number - 1;
        if (!broken.isEmpty() && !options.skipInvalid) {
            throw new BadInput(broken.cardinality() + " of " + all + " rows of " + table
                    + " cannot be used; nothing was sent (--skip-invalid sends the others)");
        }
        size = all - broken.cardinality();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Iterator<Recipe> iterator() {
        Table rows = Table.open(table, options.separator);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .filter(row -> !broken.get((int) row.number()))
                .map(row -> new Recipe(new JobName.Row(row.number()), () -> job(merge.merge(row))))
                .iterator();
    }

    private Job job(Merged merged) {
        Mail mail = new Mail(
                flow.envelope(merged.envelope().reversePath(), merged.envelope().recipients()),
                merged.message().content());
        return new Job(
                new JobName.Row(merged.row().number()),
                Optional.of("<" + merged.message().messageId() + ">"),
                mail);
    }
}
