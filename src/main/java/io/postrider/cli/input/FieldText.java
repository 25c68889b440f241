package io.postrider.cli.input;

/**
 * A header field as it is typed: {@code X-Campaign: spring}.
 *
 * @param name in front of the colon
 * @param value behind it, without the spaces around it
 */
public record FieldText(String name, String value) {

    /** Reads what was given to {@code option}. */
    public static FieldText parse(String option, String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new BadInput(option + ": '" + text + "' is not of the form 'Name: value'");
        }
        return new FieldText(Spaces.strip(text.substring(0, colon)), Spaces.strip(text.substring(colon + 1)));
    }
}
