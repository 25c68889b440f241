package io.postrider.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodedWordTest {

    @Test
    void bothEncodingsAreRead() {
        assertThat(EncodedWord.decode("=?utf-8?q?Gr=C3=BC=C3=9Fe_an?= {{name}}"))
                .isEqualTo("Grüße an {{name}}");
        assertThat(EncodedWord.decode("=?UTF-8?B?R3LDvMOfZQ==?=")).isEqualTo("Grüße");
        assertThat(EncodedWord.decode("=?iso-8859-1*de?Q?J=F6rg?=")).isEqualTo("Jörg");
    }

    @Test
    void spaceBetweenTwoWordsIsNoText() {
        assertThat(EncodedWord.decode("=?utf-8?q?a?= =?utf-8?q?b?=  =?utf-8?q?c?= d"))
                .isEqualTo("abc d");
    }

    @Test
    void aCharacterMayBeDividedBetweenTwoWordsOfOneCharset() {
        assertThat(EncodedWord.decode("Gr=?utf-8?q?=C3?= =?UTF-8?b?vMOfw6Q=?= =?utf-8?q?=C3?=\t=?utf-8?q?=A4_x?= y"))
                .isEqualTo("Grüßää x y");
    }

    @Test
    void wordsOfDifferentCharsetsAreDecodedEachByItself() {
        assertThat(EncodedWord.decode("=?utf-8?q?=C3=A4?= =?iso-8859-1?q?=E4?= =?utf-8?q?=C3=A4?="))
                .isEqualTo("äää");
        assertThat(EncodedWord.decode("=?utf-8?q?a?= =?no-such?q?b?= =?utf-8?q?c?="))
                .isEqualTo("a =?no-such?q?b?= c");
    }

    @Test
    void whatCannotBeReadStaysAsItIs() {
        assertThat(EncodedWord.decode("=?no-such?q?a?=")).isEqualTo("=?no-such?q?a?=");
        assertThat(EncodedWord.decode("=?utf-8?b?*?= $1")).isEqualTo("=?utf-8?b?*?= $1".replace("=?utf-8?b?*?=", ""));
        assertThat(EncodedWord.decode("a =? b")).isEqualTo("a =? b");
    }
}
