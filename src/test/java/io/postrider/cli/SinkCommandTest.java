package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Sink;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SinkCommandTest {

    @Test
    void aSinkMayEndByItself() {
        Run run = Run.of("sink", "--port", "0", "--for", "10ms", "--json");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out().get(0)).matches("\\{\"uri\":\"smtp://127\\.0\\.0\\.1:(\\d+)\",\"port\":\\1}");
        assertThat(run.out().get(1)).isEqualTo("{\"mails\":0,\"recipients\":0,\"octets\":0,\"connections\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, '''smtp'' is no port'",
        "70000, 70000 is not between 0 and 65535",
        "-1, -1 is not between 0 and 65535"
    })
    void aPortThatIsNoneIsBadInput(String port, String why) {
        Run run = Run.of("sink", "--port", port);

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).containsExactly("postrider sink: --port: " + why);
    }

    @Test
    void aPortThatIsTakenIsBadInput() {
        try (Sink other = Sink.start()) {
            Run run = Run.of("sink", "--port", Integer.toString(other.port()));

            assertThat(run.status()).isEqualTo(65);
            assertThat(run.err())
                    .singleElement()
                    .asString()
                    .contains("cannot listen on port " + other.port(), "in use");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--starttls --implicit-tls, exclude each other",
        "--tls-cert c.pem, go together",
        "--write-cert c.pem, needs --starttls or --implicit-tls",
        "--require-auth, need a --user",
        "--user alice, POSTRIDER_PASSWORD",
        "--without WHATEVER, --without",
        "--for 999999999d, is longer than 36525d",
        "--delay 999999999d, is longer than 36525d",
    })
    void whatDoesNotFitTogetherIsWrongUsage(String options, String why) {
        Run run = Run.of(Stream.concat(Stream.of("sink", "--port", "0"), Stream.of(options.split(" ")))
                .toArray(String[]::new));

        assertThat(run.status()).as(run.toString()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains(why);
    }
}
