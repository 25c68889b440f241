package io.postrider.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@Needs({Program.TSHARK, Program.SMTP_SINK})
class TsharkTest {

    @Test
    void itSeesTheFirstAndTheLastCommandOfASession() throws IOException {
        try (SmtpSink sink = SmtpSink.start();
                Tshark capture = Tshark.record(sink.address().getPort())) {
            try (RawSession session = new RawSession(sink.address())) {
                session.say("EHLO client.example.com");
                session.say("NOOP");
                session.say("QUIT");
            }

            capture.stop();

            assertThat(capture.fields("smtp.req.command", "smtp.req.parameter"))
                    .containsExactly("EHLO\tclient.example.com", "NOOP\t", "QUIT\t");
            assertThat(capture.fields("smtp.response.code")).startsWith("220").endsWith("221");
        }
    }

    @Test
    void itSeesNothingOfOtherPorts() throws IOException {
        try (SmtpSink recorded = SmtpSink.start();
                SmtpSink other = SmtpSink.start();
                Tshark capture = Tshark.record(recorded.address().getPort())) {
            try (RawSession session = new RawSession(other.address())) {
                session.say("QUIT");
            }

            capture.stop();

            assertThat(capture.read("-Y", "tcp")).isEmpty();
        }
    }
}
