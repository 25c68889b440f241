package io.postrider;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name that a server gave a mail in its final reply; no RFC says where it stands, so this knows the servers. */
final class QueueId {

    /** Only the first octets of a reply's last line and of its first are searched, so that no server can make the search long. */
    private static final int SEARCHED = 256;

    private static final Pattern ID = Pattern.compile(
            "(?:queued as|id=|Message accepted for delivery:? |Message queued as"
                    + "|queue id|message id|Accepted \\[?(?:queue )?|Saved as|\\bOk:?)\\s*[<\\[(]?([A-Za-z0-9][A-Za-z0-9._-]{4,63})"
                    + "|\\s([A-Za-z0-9]{8,24}) (?:Message accepted for delivery|mail accepted for delivery)",
            Pattern.CASE_INSENSITIVE);

    private QueueId() {}

    // Exim says of a BDAT how many octets it had, and on the next line the name.
    static Optional<String> in(Reply reply) {
        List<String> lines = reply.lines();
        return in(lines.get(lines.size() - 1)).or(() -> lines.size() > 1 ? in(lines.get(0)) : Optional.empty());
    }

    private static Optional<String> in(String text) {
        String line = Printable.of(text);
        Matcher matcher = ID.matcher(line.substring(0, Math.min(line.length(), SEARCHED)));
        // "Ok: queued as 4F1D2A" reads as an id behind "Ok:" first: the search goes on right behind where that began.
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            String id = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (id.chars().anyMatch(Character::isDigit) || id.chars().anyMatch(Character::isUpperCase)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
