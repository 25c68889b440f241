package io.postrider.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A directory of mails, one file each, written by one thread that is no event loop's. For any thread. */
final class MailDirectory implements AutoCloseable {

    /** Something to do to a file. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private final Path directory;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sink-writer");
        thread.setDaemon(true);
        return thread;
    });

    /** Makes the directory if it is not there. */
    MailDirectory(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + directory, e);
        }
    }

    /** Begins a mail. */
    Part begin() {
        return new Part();
    }

    private CompletableFuture<Void> submit(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot save to " + directory, e);
                    }
                },
                writer);
    }

    @Override
    public void close() {
        writer.shutdown();
    }

    /** A mail on its way: nobody sees its file under its name before it is whole. */
    final class Part {

        private @Nullable Path file;
        private @Nullable OutputStream out;

        /** Appends octets. */
        CompletableFuture<Void> write(byte[] octets) {
            return submit(() -> open().write(octets));
        }

        /** Gives the mail its name. */
        CompletableFuture<Void> finish(String queueId) {
            return submit(() -> {
                open().close();
                if (file != null) {
                    Files.move(file, directory.resolve(queueId + ".eml"), StandardCopyOption.ATOMIC_MOVE);
                }
            });
        }

        /** Removes what there is of it. */
        @SuppressWarnings("FutureReturnValueIgnored") // What cannot be removed stays.
        void discard() {
            submit(() -> {
                if (out != null && file != null) {
                    out.close();
                    Files.deleteIfExists(file);
                }
            });
        }

        private OutputStream open() throws IOException {
            if (out == null) {
                file = Files.createTempFile(directory, "mail", ".part");
                out = Files.newOutputStream(file);
            }
            return out;
        }
    }
}
