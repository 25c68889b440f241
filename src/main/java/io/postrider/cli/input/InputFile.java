package io.postrider.cli.input;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files that the command line names: either they can be read, or one line says which cannot and why. */
public final class InputFile {

    private InputFile() {}

    /** The path that {@code name} names, whatever lies there. */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadInput("'" + name + "' is no name of a file here: " + e.getReason(), e);
        }
    }

    /** The file of that name, which is there and can be read. */
    public static Path readable(String name) {
        return readable(path(name));
    }

    /** The same file, which is there and can be read. */
    public static Path readable(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadInput("cannot read " + file + ": it is a directory");
        }
        if (!Files.exists(file)) {
            throw new BadInput("cannot read " + file + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new BadInput("cannot read " + file + ": permission denied");
        }
        return file;
    }

    /** The directory of that name, which is made if it is not there. */
    public static Path directory(String name) {
        Path directory = path(name);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new BadInput("cannot make the directory " + directory + ": " + reason(e), e);
        }
    }

    /** What a text file says, in UTF-8, without a byte order mark. */
    public static String text(Path file) {
        try {
            String text = Files.readString(readable(file), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The octets of a small file. */
    public static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(readable(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** What to say of a file that could not be read. */
    public static BadInput unreadable(Path file, IOException fault) {
        return new BadInput("cannot read " + file + ": " + reason(fault), fault);
    }

    /** Why, in words: the messages of these exceptions are but the name of the file. */
    public static String reason(@Nullable Throwable fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (fault instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return fault == null ? "unknown" : String.valueOf(fault.getMessage());
    }
}
