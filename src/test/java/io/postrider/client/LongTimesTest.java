package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.PoolOptions;
import io.postrider.Timeouts;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Times that nobody lives to see are no error and no end. */
class LongTimesTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @Test
    void aClientWithoutAnyLimitsOfTimeSends() throws Exception {
        try (Sink sink = Sink.start()) {
            SmtpClient client = SmtpClient.builder(sink.uri())
                    .deadline(FOREVER)
                    .session(options -> options.withTimeouts(Timeouts.defaults().withAll(FOREVER)))
                    .pool(new PoolOptions(2, 2, FOREVER, FOREVER, 100, FOREVER))
                    .build();

            assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b ACCEPTED");
            Batch.Summary summary =
                    client.batch().pause(FOREVER).send(List.of(Mails.to("b"))).get(10, TimeUnit.SECONDS);
            assertThat(summary.accepted()).isEqualTo(1);
            client.close(FOREVER);
        }
    }

    @Test
    void aTimeThatCannotBeCountedInNanosecondsIsAHundredYears() {
        assertThat(Timeouts.bounded(FOREVER)).isEqualTo(Timeouts.LONGEST);
        assertThat(Timeouts.bounded(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(Timeouts.LONGEST.toNanos()).isLessThan(Long.MAX_VALUE / 2);
    }
}
