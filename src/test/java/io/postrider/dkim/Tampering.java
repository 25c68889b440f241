package io.postrider.dkim;

/** What somebody on the way might do to a signed message. */
enum Tampering {
    A_LINE_MORE {
        @Override
        String change(String message) {
            return message.contains("\r\n\r\n") ? message + "more\r\n" : message + "\r\nmore\r\n";
        }
    },
    ANOTHER_AUTHOR {
        @Override
        String change(String message) {
            return message.replace("From: Joe", "From: Jim");
        }
    },
    A_SECOND_AUTHOR {
        @Override
        String change(String message) {
            return "From: Jim <jim@example.org>\r\n" + message;
        }
    },
    A_SECOND_SUBJECT {
        @Override
        String change(String message) {
            return "Subject: other\r\n" + message;
        }
    },
    A_LATER_TIME {
        @Override
        String change(String message) {
            return message.replaceAll("t=1", "t=2");
        }
    };

    abstract String change(String message);

    /** One of them, each in its turn. */
    static byte[] with(byte[] message, int turn) {
        return Texts.octets(values()[turn % values().length].change(Texts.text(message)));
    }
}
