package io.postrider.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Stage;
import io.postrider.faults.RandomFaults.Kind;
import io.postrider.sink.Fault;
import io.postrider.sink.Misbehaviour;
import io.postrider.testing.Mode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail is in doubt where the end of its content was written and no whole final reply came back, and nowhere else. */
@Timeout(240)
class DoubtTest {

    private static final int MAILS = 500;

    /** More than the sockets of both sides hold. */
    private static final int HUGE = 24 << 20;

    /** Where the final reply is cut: from nothing of it to all but its line feed. */
    private static final int FINAL_REPLY_OCTETS = 30;

    @ParameterizedTest
    @EnumSource(names = "EAGER_BDAT", mode = EnumSource.Mode.EXCLUDE)
    void thereIsNoneIfConnectionsEndBeforeTheContent(Mode mode) throws Exception {
        Set<Stage> before = EnumSet.of(Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.RSET);
        List<Kind> ends = List.of(Kind.CLOSE, Kind.RESET, Kind.CLOSE_WITHIN_REPLY, Kind.RESET_WITHIN_REPLY, Kind.LEAVE);

        Judge judge = Trial.in(mode)
                .run(TestMails.make(51, MAILS), RandomFaults.of(51).with(ends).at(before));

        assertThat(judge.contradictions()).isEmpty();
        assertThat(judge.statuses()).contains(Status.ACCEPTED, Status.NOT_SENT).doesNotContain(Status.IN_DOUBT);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoneIfTheyEndWithinTheContent(Mode mode) throws Exception {
        byte[] content = "one line of very many\r\n".repeat(HUGE / 23).getBytes(US_ASCII);
        Mail huge = new Mail(Envelope.of("a@example.com", "b@example.org"), Content.of(content));
        Fault reset = Fault.silence().afterOctets(HUGE / 3).thenReset();

        Judge judge = Trial.in(mode).run(List.of(huge, huge, huge), at(Stage.CONTENT, reset));

        assertThat(judge.statuses()).containsExactly(Status.NOT_SENT);
        assertThat(judge.stages()).containsExactly(Stage.CONTENT);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsIfTheFinalReplyIsCutAnywhere(Mode mode) throws Exception {
        Misbehaviour cuts = step -> step.stage() == Stage.END_OF_DATA
                ? Optional.of(cut((int) (step.occurrence() % FINAL_REPLY_OCTETS), step.connection() % 2 == 0))
                : Optional.empty();

        Judge judge = Trial.in(mode).run(TestMails.make(52, 4 * FINAL_REPLY_OCTETS), cuts);

        assertThat(judge.contradictions()).isEmpty();
        assertThat(judge.statuses()).contains(Status.IN_DOUBT).doesNotContain(Status.ACCEPTED);
    }

    private static Fault cut(int octets, boolean gently) {
        Fault cut = Fault.usual().cutAt(octets);
        return gently ? cut.thenClose() : cut.thenReset();
    }

    private static Misbehaviour at(Stage stage, Fault fault) {
        return step -> step.stage() == stage ? Optional.of(fault) : Optional.empty();
    }
}
