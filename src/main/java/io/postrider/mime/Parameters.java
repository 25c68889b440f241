package io.postrider.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Writes parameters of MIME fields (RFC 2045 section 5.1), in the form of RFC 2231 where quotes do not do. */
final class Parameters {

    private static final int LONGEST_QUOTED = 60;
    private static final int LONGEST_SECTION = 56;
    private static final String CHARSET = "UTF-8''";

    private Parameters() {}

    static void write(FieldWriter field, String name, String value) {
        field.glue(";");
        if (isQuotable(value)) {
            field.token(name + "=\"" + value + '"');
        } else {
            writeExtended(field, name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    // A backslash or a quote could be written with another backslash before it, but many readers do not take that away
    // again.
    private static boolean isQuotable(String value) {
        return value.length() <= LONGEST_QUOTED
                && Characters.isPrintableAscii(value)
                && Unstructured.isRegular(value)
                && value.indexOf('"') < 0
                && value.indexOf('\\') < 0
                && value.indexOf('\'') == value.lastIndexOf('\'')
                && !value.contains("=?");
    }

    private static void writeExtended(FieldWriter field, String name, byte[] value) {
        int first = endOfSection(value, 0);
        if (first == value.length) {
            field.token(section(name + "*=" + CHARSET, value, 0, first));
            return;
        }
        int number = 0;
        for (int from = 0; from < value.length; ) {
            int to = endOfSection(value, from);
            String begin = name + "*" + number + "*=" + (number == 0 ? CHARSET : "");
            field.token(section(begin, value, from, to));
            if (to < value.length) {
                field.glue(";");
            }
            from = to;
            number++;
        }
    }

    /** Sections end between characters: some readers decode each by itself. */
    private static int endOfSection(byte[] value, int from) {
        int width = from == 0 ? CHARSET.length() : 0;
        int end = from;
        for (int i = from; i < value.length; ) {
            width += isAttributeChar(value[i++]) ? 1 : 3;
            if (width > LONGEST_SECTION) {
                return end;
            }
            if (i == value.length || (value[i] & 0xC0) != 0x80) {
                end = i;
            }
        }
        return end;
    }

    private static String section(String begin, byte[] value, int from, int to) {
        Octets out = new Octets(begin.length() + (to - from) * 3).ascii(begin);
        for (int i = from; i < to; i++) {
            byte octet = value[i];
            if (isAttributeChar(octet)) {
                out.octet(octet);
            } else {
                out.hex('%', octet);
            }
        }
        return new String(out.toArray(), StandardCharsets.US_ASCII);
    }

    /** RFC 2231 section 7, but for the dull ones among the specials. */
    private static boolean isAttributeChar(int c) {
        return Characters.isAlphanumeric(c)
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '+'
                || c == '!'
                || c == '#'
                || c == '$';
    }

    /**
     * Where a file name is not ASCII, an ASCII one as the {@code name} of the type, for readers that do not know RFC 2231. It may
     * not stand beside {@code filename*}: two parameters of one name in a field are a defect to some.
     */
    static void fallbackName(FieldWriter field, String fileName) {
        if (!fileName.isEmpty() && !isQuotable(fileName)) {
            field.glue(";");
            field.token("name=\"" + fallback(fileName) + '"');
        }
    }

    private static String fallback(String fileName) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(fileName, Normalizer.Form.NFKD).codePoints().forEach(c -> appendPlain(plain, c));
        int dot = plain.lastIndexOf(".");
        String extension = dot >= 0 && plain.length() - dot <= 16 ? plain.substring(dot) : "";
        int length = Math.min(plain.length() - extension.length(), LONGEST_QUOTED - extension.length());
        return plain.substring(0, length) + extension;
    }

    private static void appendPlain(StringBuilder plain, int c) {
        if (Characters.isAlphanumeric(c) || c == '-' || c == '.' || c == '_') {
            plain.append((char) c);
        } else if (!isMark(c)) {
            plain.append('_');
        }
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
