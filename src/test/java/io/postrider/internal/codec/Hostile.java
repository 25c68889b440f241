package io.postrider.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Contents made to hurt, and ways to split them. */
final class Hostile {

    private static final String[] PARTS = {
        "\r",
        "\n",
        ".",
        "\r\n",
        "\n.",
        "\r.",
        "\r\n.",
        "\r\n.\r\n",
        "\n.\n",
        "\r.\r",
        "\n.\r\n",
        "\r\n.\n",
        "\r\n.\r",
        "\n\r",
        "..",
        "a",
        "ab",
        "abcdefg",
        "abcdefgh",
        "text of a line",
        "\t",
        "\u000b",
        "\f",
        "\u000e",
        "\u008d",
        "\u008a",
        "\u00ae",
        "\u00ff",
        "MAIL FROM:<a@example.com>",
        "x".repeat(70),
        "y".repeat(300),
        "z".repeat(2100)
    };

    private Hostile() {}

    /** Octets with many line ends and dots, whole and broken; without NUL. Most have no line that is too long. */
    static byte[] content(SplittableRandom random) {
        StringBuilder content = new StringBuilder();
        int kinds = 1 + random.nextInt(PARTS.length - random.nextInt(3));
        for (int parts = random.nextInt(60); parts > 0; parts--) {
            content.append(PARTS[random.nextInt(kinds)]);
        }
        return content.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Arbitrary pieces that make up the content, empty ones among them; sometimes each of one octet, sometimes the whole. */
    static List<byte[]> split(byte[] content, SplittableRandom random) {
        // One octet at a time is slow where every buffer is watched for leaks.
        int way = random.nextInt(content.length < 2000 ? 4 : 3);
        int longest = way == 3 ? 1 : way == 0 ? content.length + 1 : 1 + random.nextInt(40);
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < content.length; ) {
            int length = way == 3 || way == 0 ? longest : random.nextInt(longest + 1);
            int end = Math.min(content.length, at + length);
            pieces.add(Arrays.copyOfRange(content, at, end));
            at = end;
        }
        return pieces;
    }
}
