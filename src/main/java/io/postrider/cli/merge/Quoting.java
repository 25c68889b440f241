package io.postrider.cli.merge;

/** How a row's quotes stand (RFC 4180 section 2). */
enum Quoting {
    SOUND(""),
    /** The row ends with its line all the same. */
    STRAY("text behind a closing quote; a quote within a quoted field is written twice"),
    ENDLESS(
            "text behind a closing quote, and a quote that is open at the end of the line: nobody can tell where the row"
                    + " ends"),
    NEVER_CLOSED("a quote that is never closed: all rows behind it are in its field");

    private final String fault;

    Quoting(String fault) {
        this.fault = fault;
    }

    /** What is wrong, in words; empty if nothing is. */
    String fault() {
        return fault;
    }

    /** Whether it is known where the row ends, and thereby where the next one begins. */
    boolean hasEnd() {
        return this == SOUND || this == STRAY;
    }
}
