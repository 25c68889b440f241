package io.postrider.dkim;

import java.io.IOException;

/** A message that cannot be signed as it is: no server would take it as it is, or no verifier would agree on what was signed. */
public final class UnsignableException extends IOException {

    private static final long serialVersionUID = 1;

    private UnsignableException(String message) {
        super("cannot sign: " + message);
    }

    static UnsignableException lineTooLong(long line, long octets) {
        return new UnsignableException("line " + line + " has " + octets + " octets, more than the "
                + Survey.LONGEST_LINE + " of RFC 5321 section 4.5.3.1.6");
    }

    static UnsignableException nul(long line) {
        return new UnsignableException("line " + line + " has a NUL, which leaves only as BODY=BINARYMIME");
    }

    static UnsignableException binary() {
        return new UnsignableException("the content is BINARYMIME and has no other form; DKIM signs lines");
    }

    static UnsignableException noField(int line) {
        return new UnsignableException("line " + line + " of the header is no header field");
    }

    static UnsignableException noHeaderLine() {
        return new UnsignableException("the header of a shared body is header fields only, without an empty line");
    }

    static UnsignableException authors(int count) {
        return new UnsignableException("the header has " + (count == 0 ? "no" : count) + " From "
                + (count > 1 ? "fields" : "field") + "; it must have one (RFC 6376 section 5.4)");
    }

    static UnsignableException headerTooLong(int most) {
        return new UnsignableException("the header is longer than " + most + " octets");
    }
}
