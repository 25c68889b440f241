package io.postrider.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How many of the octets that a server has to say leave in one write. */
enum Pace {
    /** All lines up to the next one of the client's. */
    WHOLE {
        @Override
        List<byte[]> pieces(List<String> lines) {
            return List.of(octets(String.join("", lines)));
        }
    },
    /** Each line. */
    LINE {
        @Override
        List<byte[]> pieces(List<String> lines) {
            return lines.stream().map(Pace::octets).toList();
        }
    },
    /** Each octet. */
    OCTET {
        @Override
        List<byte[]> pieces(List<String> lines) {
            List<byte[]> pieces = new ArrayList<>();
            for (byte octet : octets(String.join("", lines))) {
                pieces.add(new byte[] {octet});
            }
            return pieces;
        }
    };

    abstract List<byte[]> pieces(List<String> lines) throws IOException;

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return this == WHOLE
                ? "whole"
                : name().toLowerCase(java.util.Locale.ROOT) + " by " + name().toLowerCase(java.util.Locale.ROOT);
    }
}
