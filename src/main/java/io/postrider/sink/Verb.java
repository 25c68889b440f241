package io.postrider.sink;

import java.util.Arrays;

/** The commands that a sink knows, the frequent ones first. */
enum Verb {
    MAIL,
    RCPT,
    BDAT,
    DATA,
    RSET,
    EHLO,
    HELO,
    LHLO,
    STARTTLS,
    AUTH,
    NOOP,
    VRFY,
    EXPN,
    HELP,
    QUIT,
    UNKNOWN;

    private static final Verb[] KNOWN =
            Arrays.stream(values()).filter(verb -> verb != UNKNOWN).toArray(Verb[]::new);

    private final int firstFour =
            name().charAt(0) << 24 | name().charAt(1) << 16 | name().charAt(2) << 8 | name().charAt(3);

    /** The verb whose first four letters, in any case, are these octets: no two share them. */
    static Verb of(int octets) {
        int upper = octets & 0xDFDFDFDF;
        for (Verb verb : KNOWN) {
            if (verb.firstFour == upper) {
                return verb;
            }
        }
        return UNKNOWN;
    }

    /** Whether nothing may follow in its group (RFC 2920 section 3.1). */
    boolean endsGroup() {
        return switch (this) {
            case MAIL, RCPT, RSET, BDAT -> false;
            default -> true;
        };
    }
}
