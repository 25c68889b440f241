package io.postrider.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * The words at the beginning of an address, which are a name if {@code <} or {@code :} follows and a local part if {@code @} does
 * (RFC 5322 section 3.4): both are gathered, and what follows decides.
 */
final class Words {

    private static final String DOT = ".";

    /** Between two words of a phrase; known by its identity, as a quoted string may be a space too. */
    @SuppressWarnings("StringOperationCanBeSimplified")
    private static final String SPACE = new String(" ");

    private final int start;
    private final List<String> pieces = new ArrayList<>(3);

    /** Where two words have no dot between them, or two dots no word: such words are no local part. */
    private int fault = -1;

    private boolean afterWord;

    private Words(int start) {
        this.start = start;
    }

    static Words read(Cursor cursor) {
        Words words = new Words(cursor.position());
        boolean more = true;
        boolean space = false;
        while (more) {
            more = words.readOne(cursor, space);
            space = cursor.skipSpaceAndComments();
        }
        return words;
    }

    private boolean readOne(Cursor cursor, boolean space) {
        int here = cursor.position();
        if (cursor.skip('.')) {
            dot(here);
            return true;
        }
        String word = cursor.peek() == '"' ? cursor.quotedString() : cursor.atom();
        if (cursor.position() == here) {
            return false;
        }
        word(word, space, here);
        return true;
    }

    private void dot(int here) {
        if (!afterWord) {
            faultAt(here);
        }
        pieces.add(DOT);
        afterWord = false;
    }

    private void word(String word, boolean space, int here) {
        if (afterWord) {
            faultAt(here);
        }
        if (space && !pieces.isEmpty()) {
            pieces.add(SPACE);
        }
        pieces.add(word);
        afterWord = true;
    }

    private void faultAt(int here) {
        if (fault < 0) {
            fault = here;
        }
    }

    int start() {
        return start;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    String phrase() {
        return pieces.size() == 1 ? pieces.get(0) : String.join("", pieces);
    }

    /** RFC 5322 section 4.4: words with dots between them. */
    String localPart(Cursor cursor) {
        if (isEmpty()) {
            throw cursor.error("an address is missing");
        }
        if (fault >= 0 && cursor.peek() == '@') {
            throw cursor.error(fault, "a local part has words with one dot between them, or is quoted as a whole;");
        }
        if (!afterWord && cursor.peek() == '@') {
            throw cursor.error("a local part does not end with a dot;");
        }
        if (pieces.size() > 1) {
            pieces.removeIf(piece -> piece == SPACE);
        }
        return phrase();
    }
}
