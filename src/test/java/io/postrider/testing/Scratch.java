package io.postrider.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Temporary directories that outlive one test, and are removed when the test run ends. */
public final class Scratch {

    /** A new directory that every user of the machine may read, since mail servers run under users of their own. */
    public static Path directory(String prefix) {
        return directoryIn(Path.of(System.getProperty("java.io.tmpdir")), prefix);
    }

    /** The same, in a directory other than the system's own for temporary files. */
    public static Path directoryIn(Path parent, String prefix) {
        try {
            Path directory = Files.createTempDirectory(parent, prefix);
            AtExit.run(() -> remove(directory));
            return readableByAll(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path readableByAll(Path directory) {
        File file = directory.toFile();
        if (!file.setReadable(true, false) || !file.setExecutable(true, false)) {
            throw new IllegalStateException("cannot make readable by all: " + directory);
        }
        return directory;
    }

    private static void remove(Path directory) {
        try {
            Files.walkFileTree(directory, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    private Scratch() {}
}
