package io.postrider.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text for many: pieces that are the same for all, which are encoded once, and pieces that are functions of a row. Immutable; many
 * threads may merge at once, as far as the functions may be called so.
 *
 * <pre>{@code
 * TextTemplate.<Map<String, String>>of("Dear ").and(row -> row.get("name")).and(",\nhere is the news.\n")
 * }</pre>
 *
 * @param <R> what a row is
 */
public final class TextTemplate<R> {

    /** What a row adds to a text is seldom much. */
    private static final int ROOM = 256;

    private final List<Piece<R>> pieces;
    private final int octets;

    private interface Piece<R> {
        void addTo(EncodedText.Builder text, R row);
    }

    private TextTemplate(List<Piece<R>> pieces, int octets) {
        this.pieces = pieces;
        this.octets = octets;
    }

    /** @throws IllegalArgumentException if half of a surrogate pair stands alone in the text */
    public static <R> TextTemplate<R> of(String constant) {
        return new TextTemplate<R>(List.of(), ROOM).and(constant);
    }

    /**
     * The same with a piece that is the same for all behind it.
     *
     * @throws IllegalArgumentException if half of a surrogate pair stands alone in the text
     */
    public TextTemplate<R> and(String constant) {
        EncodedText encoded = EncodedText.of(constant);
        return and((text, row) -> text.add(encoded), encoded.utf8().length);
    }

    /** The same with what a row has of its own behind it. */
    public TextTemplate<R> and(Function<? super R, String> field) {
        return and((text, row) -> text.add(field.apply(row)), 0);
    }

    private TextTemplate<R> and(Piece<R> piece, int more) {
        List<Piece<R>> all = new ArrayList<>(pieces);
        all.add(piece);
        return new TextTemplate<>(List.copyOf(all), octets + more);
    }

    /** @throws IllegalArgumentException if a function gives what cannot be encoded */
    public EncodedText merge(R row) {
        EncodedText.Builder text = EncodedText.builder(octets);
        for (Piece<R> piece : pieces) {
            piece.addTo(text, row);
        }
        return text.build();
    }
}
