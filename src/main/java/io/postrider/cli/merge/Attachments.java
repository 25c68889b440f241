package io.postrider.cli.merge;

import io.postrider.cli.input.InputFile;
import io.postrider.mime.Attachment;
import io.postrider.mime.MessageBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that go with a message, as they are given to {@code --attach} and {@code --inline}. */
public final class Attachments {

    private Attachments() {}

    /** Adds each file. */
    public static void attach(List<String> names, MessageBuilder message) {
        for (String name : names) {
            message.attach(Attachment.of(InputFile.readable(name)));
        }
    }

    /** Adds each file under the id in front of the equals sign, or under its own name. */
    public static void inline(List<String> arguments, MessageBuilder message) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            // A file may have an equals sign in its name; if it is there, that is what is meant.
            if (equals < 1 || Files.exists(InputFile.path(argument))) {
                Path file = InputFile.readable(argument);
                message.inline(String.valueOf(file.getFileName()), file);
            } else {
                message.inline(argument.substring(0, equals), InputFile.readable(argument.substring(equals + 1)));
            }
        }
    }
}
