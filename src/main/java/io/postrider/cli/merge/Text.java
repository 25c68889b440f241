package io.postrider.cli.merge;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.postrider.cli.input.BadInput;
import io.postrider.mime.EncodedText;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text with {@code {{column}}} in it. For any thread. */
final class Text {

    /** How a field is written. */
    enum Escaping {
        /** As it is. */
        NONE,
        /** With the characters that HTML takes for its own as entities. */
        HTML
    }

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withCollector(new RowFields());

    private final String place;
    private final Template template;

    /** The whole text, if there is nothing to merge in it. */
    private final @Nullable String constant;

    /** The pieces that are the same for all rows, by identity. */
    private final Map<CharSequence, EncodedText> constants = new IdentityHashMap<>();

    /** About as many octets as the text has. */
    private int room = 256;

    private Text(String place, Template template, @Nullable String constant) {
        this.place = place;
        this.template = template;
        this.constant = constant;
    }

    /** @param place where the text stands, for whoever has to mend it */
    static Text compile(String place, String source, Escaping escaping) {
        try {
            Template template = COMPILER.withEscaper(escaping == Escaping.HTML ? Escapers.HTML : Escapers.NONE)
                    .compile(source);
            return new Text(place, template, isTemplate(source) ? null : source);
        } catch (MustacheException e) {
            throw new BadInput(place + ": " + e.getMessage(), e);
        }
    }

    /** Whether there is anything to merge in a text. */
    static boolean isTemplate(String source) {
        return source.contains("{{");
    }

    /** Fails if it names a field that no column gives. */
    void check(Columns columns) {
        template.visit(new FieldCheck(place, columns));
    }

    String in(Row row) {
        return constant == null ? template.execute(row) : constant;
    }

    /** The same as octets, of which those that the rows have in common were made by {@link #encodeConstants}. */
    EncodedText encoded(Row row) {
        EncodedPieces pieces = new EncodedPieces(constants, room);
        template.execute(row, pieces);
        return pieces.text();
    }

    /** @throws IllegalArgumentException if half of a surrogate pair stands alone in the template */
    void encodeConstants() {
        template.visit(new Constants(constants));
        room += constants.values().stream().mapToInt(EncodedText::length).sum();
    }

    private record Constants(Map<CharSequence, EncodedText> constants) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            constants.put(text, EncodedText.of(text));
        }

        @Override
        public void visitVariable(String name) {}

        @Override
        public boolean visitInclude(String name) {
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return true;
        }
    }
}
