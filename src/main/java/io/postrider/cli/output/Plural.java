package io.postrider.cli.output;

/** Counts in English. */
public final class Plural {

    private Plural() {}

    /** {@code 1 mail}, {@code 2 mails}. */
    public static String of(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
