package io.postrider.cli.merge;

import io.postrider.cli.input.BadInput;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a table.
 *
 * @param number from 1 on, the row with the names not counted
 * @param line where it begins in the file, from 1 on
 * @param columns the names of the fields
 * @param fields one for each column, if the row has no fault
 * @param quoting how they are quoted
 */
public record Row(long number, long line, Columns columns, List<String> fields, Quoting quoting) {

    /** A column's field made fit for a URL, as in {@code https://example.org/leave?who={{email.url}}}. */
    private static final String URL = ".url";

    /** Why its fields are not those that were meant, or not one for each column; empty if they are. */
    Optional<String> fault() {
        if (quoting != Quoting.SOUND) {
            return Optional.of(quoting.fault());
        }
        return fields.size() == columns.size()
                ? Optional.empty()
                : Optional.of("fields: " + fields.size() + ", columns: " + columns.size());
    }

    /** Fails if nobody can tell where it ends: no row is read behind it. */
    void requireEnd() {
        if (!quoting.hasEnd()) {
            throw new BadInput(columns.file() + ", " + place() + ": " + quoting.fault());
        }
    }

    /** The field that a template names; null if there is none of that name. */
    @Nullable
    String field(String name) {
        int column = columns.indexOf(name);
        if (column >= 0) {
            return fields.get(column);
        }
        int base = name.endsWith(URL) ? columns.indexOf(name.substring(0, name.length() - URL.length())) : -1;
        return base < 0 ? null : UrlText.encode(fields.get(base));
    }

    /** How to find the row, whether one counts recipients or lines. */
    String place() {
        return "row " + number + " (line " + line + ")";
    }
}
