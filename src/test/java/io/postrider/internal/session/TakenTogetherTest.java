package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Pipelining;
import io.postrider.testing.Mails;
import org.junit.jupiter.api.Test;

/** One gathering write takes two slices, the second with the end; Netty tells of one after the other. */
class TakenTogetherTest {

    @Test
    void aFaultBetweenTheTwoLeavesTheMailInDoubt() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            rehearsal.add(Mails.canonical(1536 * 1024));
            rehearsal.hear("220 mx.example.org");
            rehearsal.hear("250-mx.example.org", "250-CHUNKING", "250 PIPELINING");
            rehearsal.hold();
            rehearsal.hear("250 ok", "250 ok");
            rehearsal.add(Mails.canonical(64));
            rehearsal.failToAllocate();
            assertThat(rehearsal.takeOne()).as("BDAT").isTrue();
            assertThat(rehearsal.takeOne()).as("the first slice").isTrue();

            assertThat(rehearsal.takeOne()).as("there was a second one").isTrue();
            assertThat(rehearsal.verdicts()).startsWith("IN_DOUBT END_OF_DATA");
        }
    }
}
