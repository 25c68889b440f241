package io.postrider.cli.output;

import io.postrider.Transcript;
import java.util.function.Consumer;

/** Shows the dialogue as it would stand in an RFC, each line with the number of its session. */
public final class DialoguePrinter implements Transcript {

    private final Consumer<String> lines;

    public DialoguePrinter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void line(long session, Speaker speaker, String line) {
        lines.accept("[" + session + "] " + (speaker == Speaker.CLIENT ? "C: " : "S: ") + OneLine.of(line));
    }
}
