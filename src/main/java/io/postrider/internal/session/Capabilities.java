package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the server announced in its reply to EHLO (RFC 5321 section 4.1.1.1). Keywords are the same in any case. Forgotten at
 * STARTTLS.
 */
public final class Capabilities {

    /** No limit, or none that was announced. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private static final Capabilities NONE = new Capabilities(List.of(), Map.of());

    private final List<String> lines;
    private final Map<String, String> parameters;

    // Asked for every mail, so read once.
    private final boolean smtpUtf8;
    private final boolean eightBitMime;
    private final boolean binaryMime;
    private final boolean chunking;
    private final boolean size;
    private final long largestMail;
    private final int mostRecipients;
    private final int mostDomains;

    private Capabilities(List<String> lines, Map<String, String> parameters) {
        this.lines = lines;
        this.parameters = parameters;
        smtpUtf8 = has("SMTPUTF8");
        eightBitMime = has("8BITMIME");
        binaryMime = has("BINARYMIME");
        chunking = has("CHUNKING");
        size = has("SIZE");
        largestMail = words("SIZE").stream()
                .findFirst()
                .flatMap(Capabilities::number)
                .filter(octets -> octets > 0)
                .orElse(UNLIMITED);
        mostRecipients = limit("RCPTMAX");
        mostDomains = limit("RCPTDOMAINMAX");
    }

    /** What a server can that knows HELO only. */
    public static Capabilities none() {
        return NONE;
    }

    /** Reads the reply to EHLO; its first line is the server's name. */
    public static Capabilities of(Reply reply) {
        List<String> lines = reply.lines().subList(1, reply.lines().size());
        Map<String, String> parameters = new HashMap<>();
        for (String line : lines) {
            String stripped = line.strip();
            // Old servers of a wide-spread make announce AUTH=LOGIN beside, or instead of, AUTH LOGIN.
            int end = indexOfSeparator(stripped);
            String keyword = stripped.substring(0, end).toUpperCase(Locale.ROOT);
            String rest = end < stripped.length() ? stripped.substring(end + 1).strip() : "";
            parameters.merge(keyword, rest, (one, other) -> one + " " + other);
        }
        return new Capabilities(List.copyOf(lines), Map.copyOf(parameters));
    }

    private static int indexOfSeparator(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ' ' || line.charAt(i) == '=') {
                return i;
            }
        }
        return line.length();
    }

    /** These, if the reply says the same: thousands of connections to one server need them once. */
    Capabilities or(Reply reply) {
        return lines.equals(reply.lines().subList(1, reply.lines().size())) ? this : of(reply);
    }

    /** The lines as the server wrote them. */
    public List<String> lines() {
        return lines;
    }

    /** Whether a keyword, in upper case, is announced. */
    public boolean has(String keyword) {
        return parameters.containsKey(keyword);
    }

    /** The words behind a keyword, in upper case. */
    public List<String> words(String keyword) {
        String rest = parameters.getOrDefault(keyword, "").toUpperCase(Locale.ROOT);
        return rest.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(rest.split("\\s+")));
    }

    /** Whether addresses and headers may go beyond ASCII (RFC 6531). */
    boolean smtpUtf8() {
        return smtpUtf8;
    }

    /** Whether octets above 127 may stand in a content (RFC 6152). */
    boolean eightBitMime() {
        return eightBitMime;
    }

    /** Whether BDAT is known (RFC 3030). */
    boolean chunking() {
        return chunking;
    }

    /** Whether MAIL may tell a size (RFC 1870). */
    boolean size() {
        return size;
    }

    /** The largest mail that is taken, in octets (RFC 1870). */
    long largestMail() {
        return largestMail;
    }

    /** The most recipients of one transaction (RFC 9422 RCPTMAX). */
    int mostRecipients() {
        return mostRecipients;
    }

    /** The most recipient domains of one transaction (RFC 9422 RCPTDOMAINMAX). */
    int mostDomains() {
        return mostDomains;
    }

    /** A limit of RFC 9422, such as RCPTMAX; {@link Integer#MAX_VALUE} if it is not announced. */
    int limit(String name) {
        for (String word : words("LIMITS")) {
            if (word.startsWith(name + "=")) {
                Optional<Long> value = number(word.substring(name.length() + 1)).filter(limit -> limit > 0);
                return (int) Math.min(value.orElse((long) Integer.MAX_VALUE), Integer.MAX_VALUE);
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Optional<Long> number(String digits) {
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && digits.length() < 19 ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** The most demanding text that a transport takes which takes {@code widest}. */
    static BodyType text(BodyType widest) {
        return widest == BodyType.BINARY_MIME ? BodyType.EIGHT_BIT_MIME : widest;
    }

    /** The most demanding content that is taken. */
    BodyType widestBody(boolean chunks) {
        if (chunks && binaryMime) {
            return BodyType.BINARY_MIME;
        }
        return eightBitMime ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
    }
}
