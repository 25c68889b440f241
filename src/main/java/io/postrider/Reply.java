package io.postrider;

import java.util.List;
import java.util.Optional;

/**
 * What the server said (RFC 5321 section 4.2): a code and at least one line of text, which may be empty.
 *
 * @param code 200 to 599; the first digit decides, also where the rest is unknown (RFC 5321 section 4.3.2)
 * @param lines the text of each line, without the code; UTF-8 where it is that, else ISO 8859-1; never empty
 */
public record Reply(int code, List<String> lines) {

    /** @throws IllegalArgumentException if the code is none or there is no line */
    public Reply {
        lines = List.copyOf(lines);
        if (code < 200 || code > 599 || lines.isEmpty()) {
            throw new IllegalArgumentException("no reply: " + code + " " + lines);
        }
    }

    /** 2yz: done. */
    public boolean isPositive() {
        return code < 300;
    }

    /** 3yz: go on. */
    public boolean isIntermediate() {
        return code >= 300 && code < 400;
    }

    /** 4yz: not now. */
    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** 5yz: not ever. */
    public boolean isPermanent() {
        return code >= 500;
    }

    /** The enhanced code at the head of the text, if the server gives one (RFC 2034). */
    public Optional<EnhancedCode> enhancedCode() {
        return isIntermediate() ? Optional.empty() : EnhancedCode.at(lines.get(0));
    }

    /** The lines as one, without the enhanced code, with nothing in it that could disturb a terminal or a log. */
    public String text() {
        return ReplyText.of(this);
    }

    /** The reply as it would stand in a log: {@code 550 5.1.1 no such user}. */
    @Override
    public String toString() {
        return ReplyText.whole(this);
    }
}
