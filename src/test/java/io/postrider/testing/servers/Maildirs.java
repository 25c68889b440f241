package io.postrider.testing.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The mailboxes of one server: a directory with one maildir for each user, owned by one user of the system. */
public final class Maildirs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path root;

    private final Supplier<String> log;

    /**
     * Makes the directory.
     *
     * @param owner the user under which the server delivers
     * @param log the server's log, for whoever waits for a mail that does not come
     */
    Maildirs(Path root, String owner, Supplier<String> log) {
        this.root = Ownership.directory(root, owner);
        this.log = log;
    }

    /** The mails in a user's mailbox, in no order; none when there is no such mailbox. */
    public List<DeliveredMail> of(String user) {
        List<DeliveredMail> mails = new ArrayList<>();
        for (Path file : files(user)) {
            mails.add(DeliveredMail.read(file));
        }
        return mails;
    }

    /** Waits until a mailbox holds at least so many mails, since a queue stands between acceptance and delivery. */
    public List<DeliveredMail> awaitDeliveryTo(String user, int count) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> count(user) >= count);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%d of %d mails to %s were delivered within %s; the server's log:%n%s"
                            .formatted(count(user), count, user, PATIENCE, log.get()),
                    e);
        }
        return of(user);
    }

    /** Throws away what is in a user's mailbox. */
    public void empty(String user) {
        try {
            for (Path file : files(user)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int count(String user) {
        return files(user).size();
    }

    // Mails lie in "new" until a mail reader has seen them, then in "cur"; "tmp" holds what is not yet delivered.
    private List<Path> files(String user) {
        List<Path> files = new ArrayList<>(list(root.resolve(user).resolve("new")));
        files.addAll(list(root.resolve(user).resolve("cur")));
        return files;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (NoSuchFileException nothingDeliveredYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
