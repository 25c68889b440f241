package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CramMd5Test {

    private final CramMd5 cram = new CramMd5("tim", Secret.of("tanstaaftanstaaf"));

    @Test
    void theExampleOfRfc2195Section2IsAnswered() throws SaslFailure {
        byte[] response = cram.respondTo("PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+");

        assertThat(Base64.getEncoder().encodeToString(response))
                .isEqualTo("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw");
        cram.succeeded();
    }

    @Test
    void aPasswordLongerThanABlockIsHashedFirst() throws SaslFailure {
        CramMd5 longKey = new CramMd5("tim", Secret.of("k".repeat(80)));

        // python3: hmac.new(b'k'*80, b'<1@example.org>', 'md5').hexdigest()
        assertThat(new Exchange(longKey).answers("<1@example.org>")).isEqualTo("tim a8f336b7bda4b5b26ba4357b2b3f3a54");
    }

    @Test
    void anEmptyChallengeIsRefused() {
        assertThatThrownBy(() -> cram.respondTo("")).hasMessage("the server's CRAM-MD5 challenge is empty");
    }

    @Test
    void aSecondChallengeIsRefused() throws SaslFailure {
        cram.respondTo("PDE+");

        assertThatThrownBy(() -> cram.respondTo("PDE+"))
                .hasMessage("the server asks for more after all of CRAM-MD5 was said");
    }

    @Test
    void aSuccessWithoutAChallengeIsAFailure() {
        assertThatThrownBy(cram::succeeded).isInstanceOf(SaslFailure.class);
    }
}
