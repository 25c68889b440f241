package io.postrider.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a batch: those named, and the {@code *.eml} of the directories named, sorted. */
public final class MessageFiles {

    private MessageFiles() {}

    /** Every file, each of which can be read, in the order of {@code names}. */
    public static List<Path> in(List<String> names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path path = InputFile.path(name);
            files.addAll(Files.isDirectory(path) ? messages(path) : List.of(path));
        }
        files.forEach(InputFile::readable);
        return files;
    }

    private static List<Path> messages(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(MessageFiles::isMessage).sorted().toList();
        } catch (IOException e) {
            throw InputFile.unreadable(directory, e);
        }
    }

    private static boolean isMessage(Path path) {
        return path.getFileName().toString().endsWith(".eml") && Files.isRegularFile(path);
    }
}
