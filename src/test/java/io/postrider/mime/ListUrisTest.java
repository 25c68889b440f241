package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListUrisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/leave?who=a%40example.org",
                "https://example.org:8443/leave",
                "https://[2001:db8::1]/leave",
                "http://example.org/",
                "mailto:leave@example.org?subject=a%2Bb",
                "HTTPS://example.org/x",
            })
    void whatLeadsSomewhereIsLeftAsItIs(String uri) {
        assertThat(ListUris.check(uri)).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https:",
                "https://",
                "mailto:",
                "ftp://example.org/",
                "javascript:alert(1)",
                "https://example.org/a b",
                "https://example.org/a\r\nBcc: x@example.org",
                "https://example.org/%",
                "https://example.org/%4",
                "https://example.org/%zz",
                "https://example.org/<x>",
                "https://example.org/\u0000",
            })
    void anythingElseIsRefused(String uri) {
        assertThatThrownBy(() -> ListUris.check(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("List-Unsubscribe: ");
    }
}
