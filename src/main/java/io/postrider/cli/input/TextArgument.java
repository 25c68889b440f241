package io.postrider.cli.input;

/** A text on the command line, or in the file that it names behind an at sign. */
public final class TextArgument {

    private TextArgument() {}

    /** The text that {@code argument} gives. */
    public static String of(String argument) {
        if (argument.equals("@")) {
            throw new BadInput("'@' names no file");
        }
        return argument.startsWith("@") ? InputFile.text(InputFile.path(argument.substring(1))) : argument;
    }
}
