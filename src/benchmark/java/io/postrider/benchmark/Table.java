package io.postrider.benchmark;

import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, its first column to the left and all others to the right. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(List<String> heads) {
        row(heads);
        text.append("|---").append("|---:".repeat(heads.size() - 1)).append("|\n");
    }

    void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
