package io.postrider.cli;

import io.postrider.Mail;
import io.postrider.Mailbox;
import io.postrider.cli.input.Addresses;
import io.postrider.cli.input.MessageFile;
import io.postrider.cli.input.MessageFiles;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The mails of a batch of files.
 *
 * @param files each holds a message
 * @param from where bounces go; empty for what each header says
 * @param to whom all go to; empty for what each header says
 * @param flow on what terms they are sent
 */
record FileJobs(List<Path> files, Optional<String> from, List<Mailbox> to, FlowOptions flow) implements Jobs {

    /** Looks at each file, so that a broken one is told of before the first mail leaves. */
    static FileJobs of(List<String> names, Optional<String> from, List<String> to, FlowOptions flow, Workers workers) {
        FileJobs jobs = new FileJobs(MessageFiles.in(names), from, Addresses.parse("--to", to), flow);
        workers.map(jobs.iterator(), recipe -> recipe.maker().get()).forEachRemaining(job -> {});
        return jobs;
    }

    @Override
    public long size() {
        return files.size();
    }

    @Override
    public Iterator<Recipe> iterator() {
        return files.stream()
                .map(file -> new Recipe(name(file), () -> job(file)))
                .iterator();
    }

    private static JobName name(Path file) {
        return new JobName.File(String.valueOf(file.getFileName()));
    }

    private Job job(Path path) {
        MessageFile file = MessageFile.of(path);
        return job(name(path), file, from, to, flow);
    }

    /** The mail that a file holds. */
    static Job job(JobName name, MessageFile file, Optional<String> from, List<Mailbox> to, FlowOptions flow) {
        List<Mailbox> recipients = to.isEmpty() ? file.envelope().recipients() : to;
        return new Job(
                name,
                file.messageId(),
                new Mail(flow.envelope(reversePath(file, from, to), recipients), file.content()));
    }

    private static Optional<Mailbox> reversePath(MessageFile file, Optional<String> from, List<Mailbox> to) {
        if (from.isPresent()) {
            return Addresses.reversePath("--from", from.get());
        }
        return to.isEmpty() ? file.envelope().reversePath() : Optional.of(file.author());
    }
}
