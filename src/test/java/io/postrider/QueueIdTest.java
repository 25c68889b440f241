package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueIdTest {

    @ParameterizedTest
    @CsvSource({
        "2.0.0 Ok: queued as 4F1D2A, 4F1D2A",
        "2.0.0 Ok: queued as 4dC9Xm0sYRz1Rn, 4dC9Xm0sYRz1Rn",
        "OK id=1qXyZa-0001Ab-2c, 1qXyZa-0001Ab-2c",
        "2.0.0 3f2a1b9c Message accepted for delivery, 3f2a1b9c",
    })
    void theNameOfTheMailIsFoundWhereKnownServersPutIt(String text, String id) {
        assertThat(QueueId.in(new Reply(250, List.of(text)))).contains(id);
    }

    @Test
    void theNameOfTheMailIsFoundOnTheLastLineToo() {
        Reply fromExim = new Reply(250, List.of(" 352 byte chunk, total 352", "OK id=1xUgjj-000000002VO-0VnN"));

        assertThat(QueueId.in(fromExim)).contains("1xUgjj-000000002VO-0VnN");
    }

    @ParameterizedTest
    @CsvSource({"ok", "2.0.0 Ok: queued", "2.1.5 recipient ok"})
    void aReplyWithoutANameHasNone(String text) {
        assertThat(QueueId.in(new Reply(250, List.of(text)))).isEmpty();
    }
}
