package io.postrider.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@Needs({Program.SMTP_SINK, Program.SMTP_SOURCE, Program.POSTFIX, Program.DOVECOT})
class SmtpSourceTest {

    @Test
    void itSendsAllItsMailsToTheSink() {
        try (SmtpSink sink = SmtpSink.start()) {
            assertThat(new SmtpSource(1_000, 1_024, 10).send(sink.address(), "anybody@example.org"))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void postfixDeliversEveryMailOfABatch() {
        Postfix postfix = Postfix.shared();

        new SmtpSource(1_000, 1_024, 10).send(postfix.plain(), "source@" + Recipients.DOMAIN);

        assertThat(postfix.awaitDeliveryTo("source", 1_000)).hasSize(1_000);
    }
}
