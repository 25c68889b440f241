package io.postrider.cli.merge;

import io.postrider.mime.EncodedText;
import java.io.Writer;
import java.util.Map;

/**
 * What a template engine writes a text to: the pieces that are the same for all rows, which it writes as the very strings that it has
 * kept from the template, are taken as they were encoded once.
 */
final class EncodedPieces extends Writer {

    private final EncodedText.Builder text;
    private final Map<CharSequence, EncodedText> constants;

    /**
     * @param constants by identity
     * @param octets about as many as there will be
     */
    EncodedPieces(Map<CharSequence, EncodedText> constants, int octets) {
        this.constants = constants;
        this.text = EncodedText.builder(octets);
    }

    @Override
    public Writer append(CharSequence piece) {
        EncodedText constant = constants.get(piece);
        if (constant == null) {
            text.add(piece.toString());
        } else {
            text.add(constant);
        }
        return this;
    }

    @Override
    public void write(String piece) {
        append(piece);
    }

    @Override
    public void write(String piece, int from, int length) {
        append(piece.substring(from, from + length));
    }

    @Override
    public void write(char[] characters, int from, int length) {
        append(new String(characters, from, length));
    }

    EncodedText text() {
        return text.build();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
