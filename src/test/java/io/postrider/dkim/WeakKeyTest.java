package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class WeakKeyTest {

    /** Builds a signer with a key that is too short, and one with a key that is not. */
    static final class TwoSigners {

        public static void main(String[] arguments) {
            build("weak", TestKeys.pair("RSA", 1024));
            build("good", TestKeys.pair("RSA", 2048));
        }

        private static void build(String selector, KeyPair pair) {
            DkimSigner.builder()
                    .domain("example.org")
                    .selector(selector)
                    .key(DkimKey.of(pair))
                    .build();
        }
    }

    @Test
    void aSignerWarnsOfAnRsaKeyBelow2048Bits() throws Exception {
        assertThat(AnotherJvm.run(TwoSigners.class, "-Xmx64m"))
                .contains("the RSA key of weak._domainkey.example.org")
                .contains("fewer than 2048 bits")
                .doesNotContain("good._domainkey");
    }
}
