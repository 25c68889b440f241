package io.postrider.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Messages that are easy to sign wrongly, the same ones each time. One character is one octet. */
final class Corpus {

    static final int MESSAGES = 240;

    private static final String[] BODIES = {
        "",
        "\r\n",
        "\r\n\r\n\r\n",
        " \r\n\t\r\n \t \r\n",
        "\r\n \r\n",
        "one line\r\n",
        "no end of line",
        "no end of line, and white space \t ",
        "trailing blank lines\r\n\r\n\r\n\r\n",
        "trailing blank lines of white space\r\n \r\n\t\t\r\n  \r\n",
        "\r\n\r\nleading blank lines\r\n",
        " leading space\r\n\tleading tab\r\n",
        "a  b\t\tc \t d\r\ntrailing \r\ntrailing\t\r\n",
        ".\r\n..\r\n. .\r\n",
        "bare LF\nanother\n\nthird",
        "bare CR\ranother\r\rthird\r",
        "mixed\r\r\nends\n\r\nof\n\rlines",
        "8 bit: gr\u00fc\u00df dich \u00e9\u00a0\u0085 \u00ff\r\n",
        "UTF-8: \u00e6\u0097\u00a5\u00e6\u009c\u00ac\u00e8\u00aa\u009e\r\n",
        "controls: \u0001\u0008\u000b\u000c\u001b\u007f\r\n",
        "DKIM-Signature: v=1; b=none\r\n\r\nFrom: nobody\r\n",
    };

    private static final String[] SUBJECTS = {
        "Subject: plain\r\n",
        "Subject:no space\r\n",
        "Subject:\r\n",
        "Subject: \t \r\n",
        "Subject:   many \t  spaces\t\r\n",
        "SUBJECT: capitals\r\n",
        "subject: folded\r\n at a space\r\n\tand  at \t a tab\r\n",
        "Subject:\r\n folded at once\r\n",
        "Subject: folded  \r\n  with blanks before the fold\t\r\n \tand behind it \r\n",
        "Subject: =?utf-8?q?encoded=20word?=\r\n =?utf-8?b?w6k=?=\r\n",
        "Subject: a: colon; a=semicolon; b=\r\n",
        "Subject: first\r\nX-Between: yes\r\nSubject: second\r\n",
        "",
        "Subject: " + "very long ".repeat(90) + "\r\n",
    };

    private static final String[] OTHERS = {
        "To: a@example.org,\r\n b@example.org ,\r\n\tc@example.org\r\n",
        "Cc: first@example.org\r\nCc: second@example.org\r\n",
        "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n",
        "Message-ID: <1@example.org>\r\n",
        "Received: from a by b;\r\n Fri, 11 Jul 2003 21:00:37 -0700\r\nReceived: from c by a; now\r\n",
        "Resent-From: one@example.org\r\nResent-From: two@example.org\r\n",
        "MIME-Version: 1.0\r\nContent-Type: text/plain;\r\n\tcharset=\"utf-8\"\r\n",
        "List-Unsubscribe: <https://example.org/u?a=1;b=2>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "X-Empty:\r\nX-White: \r\n",
        "References: <a@example.org>\r\n <b@example.org>\r\n  <c@example.org>\r\n",
        "DKIM-Signature: v=1; a=rsa-sha256; d=elsewhere.example; s=old; h=from; bh=; b=\r\n",
    };

    private Corpus() {}

    static List<String> messages() {
        SplittableRandom random = new SplittableRandom(6376);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(header(i, random) + body(i, random));
        }
        return messages;
    }

    private static String header(int number, SplittableRandom random) {
        List<String> fields = new ArrayList<>();
        fields.add("From: Joe <joe" + number + "@example.org>\r\n");
        fields.add(SUBJECTS[number % SUBJECTS.length]);
        for (String other : OTHERS) {
            if (random.nextInt(3) == 0) {
                fields.add(random.nextInt(fields.size() + 1), other);
            }
        }
        return String.join("", fields);
    }

    // Each body of the list first, and a message without even the empty line; then bodies thrown together.
    private static String body(int number, SplittableRandom random) {
        if (number < BODIES.length) {
            return "\r\n" + BODIES[number];
        }
        if (number % 20 == 0) {
            return "";
        }
        StringBuilder body = new StringBuilder("\r\n");
        for (int i = random.nextInt(6); i >= 0; i--) {
            body.append(BODIES[random.nextInt(BODIES.length)]);
        }
        return body.toString();
    }
}
