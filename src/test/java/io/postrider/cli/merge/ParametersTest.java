package io.postrider.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void valuesMayBeQuoted() {
        Parameters type = Parameters.of("Text/Plain; charset=\"utf-8\" ; x=\"a;\\\"b\"; Y=z");

        assertThat(type.value()).isEqualTo("text/plain");
        assertThat(type.get("charset")).contains("utf-8");
        assertThat(type.get("x")).contains("a;\"b");
        assertThat(type.get("y")).contains("z");
        assertThat(type.get("none")).isEmpty();
    }

    @Test
    void aFileNameMayHaveACharsetAndPieces() {
        assertThat(Parameters.of("attachment; filename*=utf-8''pl%C3%A4n%20b.pdf")
                        .get("filename"))
                .contains("plän b.pdf");
        assertThat(Parameters.of("attachment; filename*0*=utf-8''pl%C3; filename*1*=%A4n; filename*2=.pdf")
                        .get("filename"))
                .contains("plän.pdf");
        assertThat(Parameters.of("attachment; filename=\"=?utf-8?q?pl=C3=A4n.pdf?=\"")
                        .get("filename"))
                .contains("plän.pdf");
    }

    @Test
    void allButTheNameMayBeWrittenAgain() {
        assertThat(Parameters.of(
                                "Text/Plain; charset=\"iso-8859-1\"; Name=\"a.txt\"; format=flowed; x=\"a;\\\"b\"; name*0=b")
                        .withoutName())
                .isEqualTo("text/plain; charset=iso-8859-1; format=flowed; x=\"a;\\\"b\"");
        assertThat(Parameters.of("text/plain; x*=utf-8''%41; y=ä b; z z=1; w=").withoutName())
                .isEqualTo("text/plain; w=\"\"; x*=utf-8''%41; y*=utf-8''%C3%A4%20b");
    }

    @Test
    void whatIsBrokenHarmsNothingElse() {
        Parameters type = Parameters.of("text/plain; ; =x; charset=utf-8; filename*=no'such''%41; open=\"abc");

        assertThat(type.get("charset")).contains("utf-8");
        assertThat(type.get("open")).contains("\"abc");
    }
}
