package io.postrider.cli.merge;

import io.postrider.cli.input.BadInput;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names in a table's first row. */
public final class Columns {

    private final Path file;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    Columns(Path file, List<String> names) {
        this.file = file;
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < this.names.size(); i++) {
            put(this.names.get(i), i);
        }
    }

    private void put(String name, int index) {
        if (name.isEmpty()) {
            throw new BadInput(file + ": column " + (index + 1) + " has no name");
        }
        if (indexes.putIfAbsent(name, index) != null) {
            throw new BadInput(file + ": two columns are named '" + name + "'");
        }
    }

    /** The table whose they are. */
    Path file() {
        return file;
    }

    int size() {
        return names.size();
    }

    /** Which field it is, from 0 on; less than 0 if there is no such column. */
    int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** Fails if there is no such column. */
    void require(String name, String wherefore) {
        if (indexOf(name) < 0) {
            throw new BadInput(file + " has no column '" + name + "', which " + wherefore + "; it has " + this);
        }
    }

    /** Whether a template may name this field: a column, or its form for a URL. */
    boolean know(String name) {
        return indexOf(name) >= 0 || name.endsWith(".url") && indexOf(name.substring(0, name.length() - 4)) >= 0;
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
