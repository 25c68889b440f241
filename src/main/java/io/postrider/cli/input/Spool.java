package io.postrider.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard input as a file: a message may have to be read again, for its header or for another attempt, and may be larger than
 * the memory.
 *
 * @param file readable by its owner alone
 */
public record Spool(Path file) implements AutoCloseable {

    /** Reads {@code in} to its end. */
    public static Spool of(InputStream in) {
        try {
            Path file = Files.createTempFile("postrider", ".eml");
            // Also when the program is told to end in the midst of it.
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return new Spool(file);
        } catch (IOException e) {
            throw new BadInput("cannot read the message from standard input: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A file that cannot be deleted now goes when the temporary directory is swept; the mail is sent all the
            // same.
            file.toFile().deleteOnExit();
        }
    }
}
