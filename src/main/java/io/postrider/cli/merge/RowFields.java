package io.postrider.cli.merge;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

/**
 * Where a template finds its fields: in the row, and nowhere else. By default the engine would look for methods too, so that a
 * column named {@code length} would be the length of the text that a section is about.
 */
final class RowFields extends DefaultCollector {

    private static final Mustache.VariableFetcher FIELD = RowFields::fetch;

    @Override
    public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
        return context instanceof Row ? FIELD : null;
    }

    private static Object fetch(Object context, String name) {
        String field = ((Row) context).field(name);
        return field == null ? Template.NO_FETCHER_FOUND : field;
    }
}
