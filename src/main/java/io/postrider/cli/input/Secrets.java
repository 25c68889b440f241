package io.postrider.cli.input;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Passwords and tokens in files: the first line, so that an editor's line end does no harm. */
public final class Secrets {

    private Secrets() {}

    /** The secret in {@code file}. */
    public static Secret in(Path file) {
        String line = firstLine(new String(InputFile.octets(file), StandardCharsets.UTF_8));
        if (line.isEmpty()) {
            throw new BadInput("no secret in " + file + ": its first line is empty");
        }
        return Secret.of(line);
    }

    private static String firstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(0, end);
    }
}
