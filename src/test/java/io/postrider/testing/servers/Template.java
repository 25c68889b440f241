package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server's configuration file beside this class, with {@code @names@} to be filled in. */
final class Template {

    private static final Pattern FIELD = Pattern.compile("@(\\w+)@");

    /** Writes the resource to the file; a field without a value is a mistake in the template. */
    static Path fill(String resource, Map<String, ?> values, Path file) {
        String text = FIELD.matcher(read(resource)).replaceAll(field -> quoted(resource, field, values));
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String resource, MatchResult field, Map<String, ?> values) {
        Object value = values.get(field.group(1));
        if (value == null) {
            throw new IllegalArgumentException(resource + " has " + field.group() + ", which has no value");
        }
        return java.util.regex.Matcher.quoteReplacement(value.toString());
    }

    private static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Template() {}
}
