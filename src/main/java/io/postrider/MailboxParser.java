package io.postrider;

import org.jspecify.annotations.Nullable;

/** Reads one mailbox from left to right; remembers where it is, so that an error can say where it was. */
final class MailboxParser {

    /** Much more than any address has; what is longer is not even looked at. */
    private static final int MAXIMUM = 10_000;

    private final String text;
    private int position;
    private int end;

    MailboxParser(String text) {
        this.text = text;
        this.end = text.length();
    }

    Mailbox parse() {
        if (text.length() > MAXIMUM) {
            throw error("more than " + MAXIMUM + " characters");
        }
        stripSpace();
        stripBrackets();
        skipSourceRoute();
        int start = position;
        String localPart = peek() == '"' ? quotedString() : dotString();
        refuse(MailboxSyntax.faultInLocalPart(localPart), start);
        String domain = position == end ? "" : domain();
        refuse(MailboxSyntax.faultInDomain(localPart, domain), end - domain.length());
        refuse(MailboxSyntax.faultInLength(MailboxSyntax.write(localPart, domain)), start);
        return new Mailbox(localPart, domain);
    }

    private void stripSpace() {
        while (position < end && text.charAt(position) == ' ') {
            position++;
        }
        while (end > position && text.charAt(end - 1) == ' ') {
            end--;
        }
    }

    private void stripBrackets() {
        if (peek() != '<') {
            return;
        }
        position++;
        if (text.charAt(end - 1) != '>') {
            position = end;
            throw error("'>' is missing");
        }
        end--;
    }

    // RFC 5321 section 4.1.2: A-d-l = At-domain *( "," At-domain ), then ":".
    private void skipSourceRoute() {
        if (peek() != '@') {
            return;
        }
        int colon = text.indexOf(':', position);
        if (colon < 0 || colon >= end) {
            throw error("a local part is missing");
        }
        while (position < colon) {
            skipHop(colon);
        }
        position = colon + 1;
    }

    private void skipHop(int colon) {
        expect('@');
        int comma = text.indexOf(',', position);
        int hopEnd = comma < 0 || comma > colon ? colon : comma;
        refuse(DomainSyntax.fault(text.substring(position, hopEnd)), position);
        position = hopEnd;
        if (position < colon) {
            position++;
            if (peek() != '@') {
                throw error("a source route has the form @relay.example,@other.example:");
            }
        }
    }

    private String dotString() {
        int start = position;
        boolean afterDot = true;
        while (position < end && (peek() == '.' || AddressCharacters.isAtext(peek()))) {
            if (peek() == '.' && afterDot) {
                throw error(position == start ? "a local part is missing before the dot" : "two dots without a quote");
            }
            afterDot = peek() == '.';
            position++;
        }
        if (position == start) {
            throw error("a local part is missing");
        }
        if (afterDot) {
            position--;
            throw error("a dot at the end of a local part without quotes");
        }
        return text.substring(start, position);
    }

    private String quotedString() {
        StringBuilder content = new StringBuilder();
        position++;
        while (peek() != '"') {
            if (peek() == '\\') {
                position++;
            }
            if (position >= end) {
                throw error("the closing quote is missing");
            }
            int c = text.codePointAt(position);
            refuse(AddressCharacters.isForbidden(c) ? Fault.character(0, c, "an address") : null, position);
            content.appendCodePoint(c);
            position += Character.charCount(c);
        }
        position++;
        return content.toString();
    }

    private String domain() {
        if (peek() != '@') {
            int c = text.codePointAt(position);
            refuse(AddressCharacters.isForbidden(c) ? Fault.character(0, c, "an address") : null, position);
        }
        expect('@');
        if (position == end) {
            throw error("a domain is missing");
        }
        return text.substring(position, end);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("'" + c + "' expected");
        }
        position++;
    }

    private char peek() {
        return position < end ? text.charAt(position) : '\0';
    }

    private void refuse(@Nullable Fault fault, int start) {
        if (fault != null) {
            position = start + fault.at();
            throw error(fault.what());
        }
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException(
                "address '" + AddressCharacters.printable(text) + "': " + what + " at position " + (position + 1));
    }
}
