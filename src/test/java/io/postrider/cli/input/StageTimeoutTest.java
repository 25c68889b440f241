package io.postrider.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Stage;
import io.postrider.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTimeoutTest {

    @Test
    void oneStageIsChangedAndTheOthersStay() {
        Timeouts timeouts = StageTimeout.parse("greeting=10s").in(Timeouts.defaults());

        assertThat(timeouts.of(Stage.GREETING)).isEqualTo(Duration.ofSeconds(10));
        assertThat(timeouts.of(Stage.EHLO)).isEqualTo(Stage.EHLO.defaultTimeout());
    }

    @Test
    void allChangesEveryStage() {
        Timeouts timeouts = StageTimeout.parse("all=2s").in(Timeouts.defaults());

        for (Stage stage : Stage.values()) {
            assertThat(timeouts.of(stage)).as(stage.name()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"end-of-data=1m", "END_OF_DATA=1m", "End-Of-Data=60s"})
    void aStageMayBeWrittenInAnyCase(String text) {
        assertThat(StageTimeout.parse(text).in(Timeouts.defaults()).of(Stage.END_OF_DATA))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "=2s", "hello=2s", "greeting=", "greeting=0s", "greeting=soon"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> StageTimeout.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
