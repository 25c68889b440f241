package io.postrider.cli.input;

/**
 * How many of something that there must be some of.
 *
 * @param value 1 or more
 */
public record Count(int value) {

    public Count {
        if (value < 1) {
            throw new IllegalArgumentException(value + " is too few");
        }
    }

    /** @throws IllegalArgumentException if it is no number or less than 1 */
    public static Count parse(String text) {
        try {
            return new Count(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number from 1 to " + Integer.MAX_VALUE, e);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
