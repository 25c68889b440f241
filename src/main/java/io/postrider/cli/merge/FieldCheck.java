package io.postrider.cli.merge;

import com.samskivert.mustache.Mustache;
import io.postrider.cli.input.BadInput;

/** Walks through a template and fails at the first field that the table does not give. */
record FieldCheck(String place, Columns columns) implements Mustache.Visitor {

    @Override
    public void visitText(String text) {
        if (Text.isTemplate(text)) {
            throw new BadInput(place + ": '{{' is not followed by '}}'");
        }
    }

    @Override
    public void visitVariable(String name) {
        // Inside a section both name what the section is about.
        if (!name.equals(".") && !name.equals("this")) {
            check(name);
        }
    }

    @Override
    public boolean visitInclude(String name) {
        throw new BadInput(place + ": {{>" + name + "}} would include another file, which is not done");
    }

    @Override
    public boolean visitSection(String name) {
        check(name);
        return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
        check(name);
        return true;
    }

    private void check(String name) {
        if (!columns.know(name)) {
            throw new BadInput(place + ": unknown field {{" + name + "}}; the columns are " + columns);
        }
    }
}
