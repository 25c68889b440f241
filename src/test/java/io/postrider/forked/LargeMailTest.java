package io.postrider.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A GiB passes through a virtual machine that has 64 MiB, the sink's share included. */
@Timeout(240)
class LargeMailTest {

    private static final Pattern RESIDENT = Pattern.compile("resident at most (\\d+) KiB");
    private static final int MOST_RESIDENT_KIB = 320 << 10;

    @Test
    void aGibibyteNeedsNoMoreThan64MebibytesOfHeap() throws Exception {
        Fork fork = Fork.of(LargeMail.class, List.of("-Xmx64m"));

        assertThat(fork.status()).as(fork.output()).isZero();
        assertThat(fork.output())
                .contains("FILE by DATA in clear: 1073741836 octets")
                .contains("FILE by BDAT in clear: 1073741836 octets")
                .contains("STREAM by DATA in clear: 1073741836 octets")
                .contains("STREAM by BDAT in clear: 1073741836 octets")
                .contains("FILE by BDAT under TLS: 1073741836 octets")
                .doesNotContain("not accepted");
        Matcher resident = RESIDENT.matcher(fork.output());
        assertThat(resident.find()).as(fork.output()).isTrue();
        assertThat(Integer.parseInt(resident.group(1))).isLessThan(MOST_RESIDENT_KIB);
    }
}
