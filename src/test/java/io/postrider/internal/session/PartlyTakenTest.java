package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.InMemory;
import io.postrider.Pipelining;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The kernel took a mail with its end, and with it a part of the next command, of one and the same write. */
class PartlyTakenTest {

    private Rehearsal begun() throws Exception {
        Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD);
        rehearsal.add(InMemory.canonical(
                "Subject: 1\r\n\r\nfirst\r\n".getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT));
        rehearsal.add(InMemory.canonical(
                "Subject: 2\r\n\r\nsecond\r\n".getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT));
        rehearsal.hear("220 mx.example.org");
        rehearsal.hear("250-mx.example.org", "250 PIPELINING");
        rehearsal.takeUpTo("\r\n.\r\nMAIL FR");
        rehearsal.hear("250 ok", "250 ok", "354 go");
        assertThat(rehearsal.taken()).contains("first\r\n.\r\n").endsWith("MAIL FR");
        return rehearsal;
    }

    @Test
    void aMailThatTheServerHasAcceptedIsAccepted() throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.hear("250 accepted");

            assertThat(rehearsal.verdicts()).containsExactly("ACCEPTED END_OF_DATA");
        }
    }

    @Test
    void aMailWhoseEndTheServerMayHaveIsInDoubt() throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.lose();

            assertThat(rehearsal.verdicts()).startsWith("IN_DOUBT END_OF_DATA");
        }
    }
}
