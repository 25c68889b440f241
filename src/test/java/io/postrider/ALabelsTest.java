package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ALabelsTest {

    private final ALabels icu = IcuALabels.find().orElseThrow();

    @Test
    void theJdkAndIcuAgreeWhereIdna2003And2008Do() {
        for (ALabels labels : new ALabels[] {icu, ALabels::byJdk}) {
            assertThat(labels.convert("bücher.example")).isEqualTo("xn--bcher-kva.example");
            assertThat(labels.convert("例子.广告")).isEqualTo("xn--fsqu00a.xn--4rr70v");
            assertThat(labels.convert("BÜCHER.example")).isEqualTo("xn--bcher-kva.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"faß.de", "ΌΣΟς.gr", "fa\u1E9E.de", "नी\u200Dक.example", "نامه\u200Cای.com"})
    void theJdkIsNotAskedForLettersThatItWouldExchange(String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALabels.byJdk(domain))
                .withMessageContaining("icu4j");
    }

    @Test
    void icuKeepsTheLettersThatIdna2003Exchanged() {
        assertThat(icu.convert("faß.de")).isEqualTo("xn--fa-hia.de");
        assertThat(icu.convert("نامه\u200Cای.com")).isEqualTo("xn--mgba3gch31f060k.com");
    }

    @Test
    void aJoinerIsRefusedWhereItChangesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> icu.convert("ü\u200Dx.example"))
                .withMessageContaining("CONTEXTJ");
    }

    @Test
    void aMailboxHasAnAsciiFormIfOnlyItsDomainIsNotAscii() {
        assertThat(Mailbox.parse("ann@bücher.example").withAsciiDomain()).hasToString("ann@xn--bcher-kva.example");
        assertThat(Mailbox.parse("jürgen@bücher.example").withAsciiDomain().isAscii())
                .isFalse();
        assertThat(Mailbox.parse("ann@[192.0.2.1]").asciiDomain()).isEqualTo("[192.0.2.1]");
        Mailbox ascii = Mailbox.parse("ann@example.org");
        assertThat(ascii.withAsciiDomain()).isSameAs(ascii);
    }
}
