package io.postrider.cli.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a table.
 *
 * @param number from 1 on, the row with the names not counted
 * @param line where it begins in the file, from 1 on
 * @param columns the names of the fields
 * @param fields one for each column, if the row is whole
 */
public record Row(long number, long line, Columns columns, List<String> fields) {

    /** A column's field made fit for a URL, as in {@code https://example.org/leave?who={{email.url}}}. */
    private static final String URL = ".url";

    /** Whether it has a field for each column, no more and no less. */
    boolean isWhole() {
        return fields.size() == columns.size();
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
