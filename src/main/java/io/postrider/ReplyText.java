package io.postrider;

import java.util.stream.Collectors;

/** Makes the text of a reply fit for people: one line, no control characters, the enhanced code apart. */
final class ReplyText {

    private ReplyText() {}

    static String of(Reply reply) {
        return reply.lines().stream()
                .map(line -> Printable.of(withoutEnhancedCode(reply, line)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String whole(Reply reply) {
        String code = reply.enhancedCode().map(enhanced -> " " + enhanced).orElse("");
        String text = of(reply);
        return reply.code() + code + (text.isEmpty() ? "" : " " + text);
    }

    // Many servers repeat the enhanced code on each line.
    private static String withoutEnhancedCode(Reply reply, String line) {
        return reply.enhancedCode()
                .map(Object::toString)
                .filter(line::startsWith)
                .map(code -> line.substring(code.length()))
                .orElse(line)
                .strip();
    }
}
