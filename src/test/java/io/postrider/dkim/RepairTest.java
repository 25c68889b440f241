package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Repair and survey must agree with a plain definition, and with each other, whatever the octets and however they are split. */
class RepairTest {

    private static final char[] ALPHABET = {'\r', '\n', 'a', '\u00fc'};
    private static final int LONGEST = 7;

    @Test
    void everyShortTextIsRepairedAndSurveyedWell() throws UnsignableException {
        for (int length = 0; length <= LONGEST; length++) {
            long texts = (long) Math.pow(ALPHABET.length, length);
            for (long number = 0; number < texts; number++) {
                check(text(number, length));
            }
        }
    }

    private static String text(long number, int length) {
        StringBuilder text = new StringBuilder();
        long rest = number;
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[(int) (rest % ALPHABET.length)]);
            rest /= ALPHABET.length;
        }
        return text.toString();
    }

    private static void check(String text) throws UnsignableException {
        String expected = text.replaceAll("\r\n|\r|\n", "\r\n");
        if (!expected.isEmpty() && !expected.endsWith("\n")) {
            expected += "\r\n";
        }
        SplittableRandom random = new SplittableRandom(text.hashCode());
        byte[] in = Texts.octets(text);
        byte[] out = new byte[Repair.room(in.length) + 2];
        Repair repair = new Repair();
        Survey survey = new Survey();
        int end = 0;
        for (int at = 0; at < in.length; ) {
            int next = at + 1 + random.nextInt(in.length - at);
            end = repair.write(in, at, next, out, end);
            survey.update(in, at, next);
            at = next;
        }
        end = repair.end(out, end);
        survey.end();

        assertThat(Texts.text(out).substring(0, end)).isEqualTo(expected);
        assertThat(survey.size()).isEqualTo(expected.length());
        assertThat(survey.canonical()).isEqualTo(text.equals(expected));
    }
}
