package io.postrider.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** System properties, each with a default where it is missing or empty. */
final class Options {

    private Options() {}

    static List<Integer> numbers(String property, String otherwise) {
        return list(property, otherwise).stream().map(Integer::valueOf).toList();
    }

    static List<String> list(String property, String otherwise) {
        return words(property, otherwise, "[,\\s]+");
    }

    static List<String> words(String property, String otherwise, String separator) {
        return Arrays.stream(text(property, otherwise).split(separator))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Duration seconds(String property, String otherwise) {
        return Duration.ofMillis(Math.round(number(property, otherwise) * 1000));
    }

    static double number(String property, String otherwise) {
        return Double.parseDouble(text(property, otherwise));
    }

    static String text(String property, String otherwise) {
        String value = System.getProperty(property, "");
        return value.isBlank() ? otherwise : value;
    }
}
