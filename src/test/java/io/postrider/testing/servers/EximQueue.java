package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mails that Exim has accepted and not delivered, as it keeps them: one file for the envelope and the header, one for the body. */
public final class EximQueue {

    private static final String HEADER = "-H";
    private static final String BODY = "-D";

    private final Path input;

    EximQueue(Path spool) {
        input = spool.resolve("input");
    }

    /** All of them, in no order. */
    public List<DeliveredMail> mails() {
        return names().stream()
                .map(name -> DeliveredMail.of(header(read(name + HEADER)) + "\n" + body(read(name + BODY))))
                .toList();
    }

    /** Forgets them all. */
    public void clear() {
        try {
            for (String name : names()) {
                Files.delete(input.resolve(name + HEADER));
                Files.delete(input.resolve(name + BODY));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(input)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(HEADER))
                    .map(name -> name.substring(0, name.length() - HEADER.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(input.resolve(name), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Behind an empty line stands each field, and before it how many octets it has, what it is, and a space.
    private static String header(String file) {
        StringBuilder header = new StringBuilder();
        for (int at = file.indexOf("\n\n") + 2; at < file.length(); ) {
            int octets = Integer.parseInt(file.substring(at, at + 3));
            int text = at + "000P ".length();
            header.append(file, text, text + octets);
            at = text + octets;
        }
        return header.toString();
    }

    private static String body(String file) {
        return file.substring(file.indexOf('\n') + 1);
    }
}
