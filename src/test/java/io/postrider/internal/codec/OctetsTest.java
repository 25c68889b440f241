package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OctetsTest {

    private static final int SIZE = 700;

    // Among them those that differ by one bit or by one from what is looked for, which is where words go wrong.
    private static final byte[] FILLINGS = {
        'x',
        ' ',
        '/',
        '-',
        '0',
        14,
        15,
        127,
        (byte) 0x80,
        (byte) 0x81,
        (byte) 0x8A,
        (byte) 0x8D,
        (byte) 0xAE,
        (byte) 0xAF,
        -1,
        '.',
        '\n',
        '\r',
        11
    };

    @Test
    void aDotBehindAnLfIsFoundWhereverItIs() {
        for (byte filling : FILLINGS) {
            for (int at = 1; at < SIZE; at++) {
                byte[] octets = filled(filling);
                octets[at - 1] = '\n';
                octets[at] = '.';

                int from = Math.max(0, at - 1 - at % 90);
                assertThat(Octets.dotBehindLf(octets, from, SIZE)).isEqualTo(naiveDotBehindLf(octets, from, SIZE));
                assertThat(Octets.dotBehindLf(octets, from, at)).isEqualTo(naiveDotBehindLf(octets, from, at));
            }
        }
    }

    @Test
    void aControlIsFoundWhereverItIs() {
        for (byte filling : FILLINGS) {
            for (int at = 0; at < 100; at++) {
                byte[] octets = filled(filling);
                octets[at] = (byte) (at % 14);

                for (int from = Math.max(0, at - 17); from <= at; from++) {
                    assertThat(Octets.control(octets, from, SIZE)).isEqualTo(naiveControl(octets, from, SIZE));
                    assertThat(Octets.control(octets, from, at)).isEqualTo(naiveControl(octets, from, at));
                }
            }
        }
    }

    @Test
    void anOctetAbove127IsFoundWhereverItIs() {
        for (int at = 0; at < 200; at++) {
            byte[] octets = filled((byte) 127);
            octets[at] = (byte) 0x80;

            assertThat(Octets.anyAbove127(octets, 0, at)).isFalse();
            assertThat(Octets.anyAbove127(octets, at / 2, at + 1)).isTrue();
            assertThat(Octets.anyAbove127(octets, at + 1, SIZE)).isFalse();
        }
    }

    @Test
    void inAnyMixtureOfOctetsTheSameIsFoundAsByAPlainLook() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 50_000; round++) {
            byte[] octets = new byte[random.nextInt(200)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = FILLINGS[random.nextInt(FILLINGS.length)];
            }
            int to = random.nextInt(octets.length + 1);
            int from = random.nextInt(to + 1);

            assertThat(Octets.control(octets, from, to)).isEqualTo(naiveControl(octets, from, to));
            assertThat(Octets.dotBehindLf(octets, from, to)).isEqualTo(naiveDotBehindLf(octets, from, to));
        }
    }

    private static int naiveControl(byte[] octets, int from, int to) {
        for (int at = from; at < to; at++) {
            if (octets[at] >= 0 && octets[at] < 14) {
                return at;
            }
        }
        return to;
    }

    private static int naiveDotBehindLf(byte[] octets, int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (octets[at - 1] == '\n' && octets[at] == '.') {
                return at;
            }
        }
        return to;
    }

    private static byte[] filled(byte filling) {
        byte[] octets = new byte[SIZE];
        Arrays.fill(octets, filling);
        return octets;
    }
}
