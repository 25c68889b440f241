package io.postrider.testing;

/** Parts of scripts that begin like many others: what a server offers, and mails from a@example.com that are accepted. */
public final class Dialogues {

    /** The beginning, up to EHLO. */
    public static final String EHLO = "S: 220 mx.example.org\nC: EHLO client.example.com\n";

    /** A server that offers nothing. */
    public static final String NOTHING_OFFERED = EHLO + "S: 250 mx.example.org\n";

    public static final String PIPELINING_OFFERED = offering("PIPELINING");
    public static final String CHUNKING_OFFERED = offering("CHUNKING", "PIPELINING");

    /** What answers a group of MAIL, RCPT and DATA, and the content up to its end. */
    public static final String GRANTED = """
            S: 250 ok
            S: 250 ok
            S: 354 go ahead
            C: <content>
            C: .
            """;

    /** The content with BDAT. */
    public static final String LAST_CHUNK = "C: BDAT 27 LAST\nC: <content>\n";

    /** A mail to b@example.org, one command at a time. */
    public static final String MAIL = mailTo("b");

    /** A mail to b@example.org, its envelope in one group. */
    public static final String GROUPED_MAIL = groupedMailTo("b");

    private Dialogues() {}

    /** A server that offers these. */
    public static String offering(String... keywords) {
        int last = keywords.length - 1;
        StringBuilder text = new StringBuilder(EHLO + "S: 250-mx.example.org\n");
        for (int i = 0; i < last; i++) {
            text.append("S: 250-").append(keywords[i]).append('\n');
        }
        return text.append("S: 250 ").append(keywords[last]).append('\n').toString();
    }

    /** What begins a mail. */
    public static String envelope(String recipient) {
        return "C: MAIL FROM:<a@example.com>\nC: RCPT TO:<" + recipient + "@example.org>\n";
    }

    /** What begins a mail whose content comes with DATA, in one group. */
    public static String group(String recipient) {
        return envelope(recipient) + "C: DATA\n";
    }

    /** A mail, one command at a time, up to its end, which is not answered. */
    public static String unansweredMailTo(String recipient) {
        return """
                C: MAIL FROM:<a@example.com>
                S: 250 ok
                C: RCPT TO:<%s@example.org>
                S: 250 ok
                C: DATA
                S: 354 go ahead
                C: <content>
                C: .
                """.formatted(recipient);
    }

    /** A mail, one command at a time. */
    public static String mailTo(String recipient) {
        return unansweredMailTo(recipient) + "S: 250 ok\n";
    }

    /** A mail, its envelope in one group. */
    public static String groupedMailTo(String recipient) {
        return group(recipient) + GRANTED + "S: 250 ok\n";
    }

    /** A mail with BDAT whose envelope is answered before the content leaves. */
    public static String chunkedMailTo(String recipient) {
        return envelope(recipient) + "S: 250 ok\nS: 250 ok\n" + LAST_CHUNK + "S: 250 done\n";
    }

    /**
     * A server that has accepted a mail with BDAT, and waits for the cue before it answers the next one: the mail behind both is eager. A
     * mail behind a silence is not, nor is one before the server has accepted another with BDAT.
     */
    public static String warm(String cue) {
        String second = envelope("warm") + "S: [await " + cue + "]\nS: 250 ok\nS: 250 ok\n" + LAST_CHUNK;
        return chunkedMailTo("warm") + second;
    }
}
