package io.postrider.mime.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody might write into a field who wants to write another one. */
public final class Hostile {

    private static final String INJECTED = "Bcc: victim@example.com";

    private static final List<String> BREAKS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\n\r",
            "\r\n\r\n",
            "\r\n ",
            "\u0085",
            "\u2028",
            "\u2029",
            "\uD800",
            "\uDC00",
            "\uDC00\uD800",
            "\uD83D");

    /** Their low octets, or what a second decoding makes of them, are CR, LF or NUL. */
    private static final List<String> DISGUISES = List.of(
            "\u010A",
            "\u010D",
            "\u560A",
            "\u560D",
            "\u560D\u560A",
            "\u760D\u760A",
            "\u0100",
            "\u240D\u240A",
            "\u2424",
            "%0D%0A",
            "\\r\\n",
            "=0D=0A",
            "&#13;&#10;",
            "=?utf-8?q?=0D=0ABcc:_x@y.example?=",
            "=?utf-8?b?DQpCY2M6IHg=?=",
            "+AAoADQ-",
            "\u200B",
            "\u202E",
            "\uFEFF",
            "\uFF1A",
            "\uFF0C",
            "\u00A0",
            "\uFFFE",
            "\uD83D\uDE00",
            ",",
            ";",
            ":",
            "\"",
            "\\",
            "<",
            ">",
            "<x@example.net>",
            "(",
            ")",
            "@");

    private static final List<String> OVERLONG = Stream.of(
                    "x", "ü", "\u560A", "😀", "x ", " ", "=?utf-8?q?x?= ", "\"", "<", "a@b,")
            .map(piece -> piece.repeat(100_000 / piece.length()))
            .toList();

    private Hostile() {}

    /** Every value. */
    public static List<String> values() {
        List<String> values = new ArrayList<>(OVERLONG);
        Stream<String> controls = IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                .mapToObj(Character::toString);
        Stream.of(BREAKS.stream(), controls, DISGUISES.stream())
                .flatMap(pieces -> pieces)
                .forEach(piece -> values.addAll(around(piece)));
        return values;
    }

    private static List<String> around(String piece) {
        return List.of(piece, "a" + piece + "b", "a" + piece + INJECTED, "x ".repeat(40) + piece + "y");
    }

    /** A value as it may stand in the message of a failed assertion. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars()
                .limit(60)
                .forEach(c -> printable.append(c >= ' ' && c < 0x7F ? "" + (char) c : String.format("\\u%04X", c)));
        return printable.toString();
    }

    /** Whether an error is fit for one line of a terminal, and not as long as what it complains of. */
    public static boolean isDecent(String error) {
        return error.length() < 1000
                && error.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
