package io.postrider.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command line as it was typed. Where the locale is POSIX, as in many containers, Java 17 reads every octet above 127 of an
 * argument as a question mark; Linux still knows the octets, and what is typed today is UTF-8.
 */
final class Arguments {

    private static final Path TYPED = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static String[] decoded(String... args) {
        return Arrays.stream(args).allMatch(Arguments::isWhole) ? args : typed(args);
    }

    private static boolean isWhole(String argument) {
        return argument.indexOf('\uFFFD') < 0;
    }

    private static String[] typed(String... args) {
        try {
            List<String> all = Arrays.asList(
                    Files.readString(TYPED, StandardCharsets.UTF_8).split("\0", -1));
            // The list ends with an empty string, behind the last NUL.
            int end = all.size() - 1;
            return end < args.length
                    ? args
                    : all.subList(end - args.length, end).toArray(String[]::new);
        } catch (IOException e) {
            return args;
        }
    }
}
