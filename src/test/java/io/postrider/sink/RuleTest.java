package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Stage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a rule holds: at which stage, for whom, how often, and which of several. */
class RuleTest {

    @AutoClose
    private final Sink sink = Sink.builder().user("alice", "secret").start();

    @Test
    void aReplyIsReplacedForOneRecipientOnly() throws IOException {
        sink.on(Stage.RCPT).recipient("b@example.org").reply("550-5.1.1 no", "550 5.1.1 such user");
        try (RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<a@example.com>");

            assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("550-5.1.1 no\r\n550 5.1.1 such user\r\n");
            assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("250 ");
            assertThat(client.content()).startsWith("250 ");
            assertThat(sink.mails().get(0).addresses()).containsExactly("c@example.org");
        }
    }

    @Test
    void aRefusedMailOpensNoTransaction() throws IOException {
        sink.on(Stage.MAIL).nth(1).reply("451 4.3.0 later");
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<a@example.com>")).isEqualTo("451 4.3.0 later\r\n");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("503 ");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
        }
    }

    @Test
    void everyStageCanBeAnsweredOtherwise() throws IOException {
        sink.on(Stage.GREETING).reply("220 hello");
        sink.on(Stage.EHLO).reply("250 plain");
        sink.on(Stage.AUTH).reply("454 4.7.0 not now");
        sink.on(Stage.MAIL).reply("250 mail");
        sink.on(Stage.RCPT).reply("251 will forward");
        sink.on(Stage.CONTENT).reply("252 chunk");
        sink.on(Stage.END_OF_DATA).reply("250 taken");
        sink.on(Stage.RSET).reply("250 forgotten");
        sink.on(Stage.COMMAND).command("noop").reply("259 noop");
        sink.on(Stage.QUIT).reply("221 gone");
        try (RawClient client = new RawClient(sink)) {
            assertThat(client.reply()).isEqualTo("220 hello\r\n");
            assertThat(client.say("EHLO c")).isEqualTo("250 plain\r\n");
            assertThat(client.say("AUTH LOGIN")).isEqualTo("454 4.7.0 not now\r\n");
            assertThat(client.say("MAIL FROM:<>")).isEqualTo("250 mail\r\n");
            assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("251 will forward\r\n");
            client.write("BDAT 1\r\nx");
            assertThat(client.reply()).isEqualTo("252 chunk\r\n");
            assertThat(client.say("BDAT 0 LAST")).isEqualTo("250 taken\r\n");
            assertThat(client.say("RSET")).isEqualTo("250 forgotten\r\n");
            assertThat(client.say("NOOP")).isEqualTo("259 noop\r\n");
            assertThat(client.say("HELP")).startsWith("214 ");
            assertThat(client.say("QUIT")).isEqualTo("221 gone\r\n");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void rulesComeAndGoAndTheLastOneCountsFirst() throws IOException {
        Rule first = sink.on(Stage.COMMAND).reply("251 first");
        Rule second = sink.on(Stage.COMMAND).reply("252 second");
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP")).isEqualTo("252 second\r\n");
            second.remove();
            assertThat(client.say("NOOP")).isEqualTo("251 first\r\n");
            first.remove();
            assertThat(client.say("NOOP")).startsWith("250 ");
            sink.on(Stage.COMMAND).first(2).reply("251 twice");
            assertThat(List.of(client.say("NOOP"), client.say("NOOP"), client.say("NOOP")))
                    .containsExactly("251 twice\r\n", "251 twice\r\n", "250 2.0.0 Ok\r\n");
            sink.on(Stage.COMMAND).reply("251 again");
            sink.behave();
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void rulesHoldForAConnectionOrAMail() throws IOException {
        sink.on(Stage.MAIL).connection(2).mail(2).reply("450 second mail of the second connection");
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            for (RawClient client : List.of(one, two)) {
                assertThat(client.say("MAIL FROM:<>")).startsWith("250 ");
                client.say("RSET");
            }
            assertThat(one.say("MAIL FROM:<>")).startsWith("250 ");
            assertThat(two.say("MAIL FROM:<>")).startsWith("450 ");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Memory.class,
            names = {"COUNTS", "LEDGER"})
    void rulesSeeTheSameWhateverIsRemembered(Memory memory) throws IOException {
        try (Sink other = Sink.builder().remember(memory).start()) {
            other.on(Stage.RCPT).recipient("b@example.org").reply("550 no");
            other.on(Stage.END_OF_DATA).nth(2).reply("450 later");
            try (RawClient client = RawClient.introduced(other)) {
                client.say("MAIL FROM:<>");
                assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("550 no\r\n");
                assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("250 ");
                assertThat(client.content()).startsWith("250 ");
                client.say("MAIL FROM:<>");
                client.say("RCPT TO:<c@example.org>");
                assertThat(client.content()).isEqualTo("450 later\r\n");
                assertThat(other.counters().mails()).isEqualTo(1);
            }
        }
    }

    @Test
    void aRuleForWhatNoServerHearsOfIsAnError() {
        assertThatThrownBy(() -> sink.on(Stage.CONNECT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleThatThrowsEndsTheConnectionAndNothingElse() throws IOException {
        sink.misbehave(step -> {
            throw new IllegalStateException("a rule of a test");
        });
        try (RawClient client = new RawClient(sink)) {
            assertThat(client.rest()).isEmpty();
        }
        sink.behave();
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void randomFaultsAreTheSameForTheSameSeed() {
        Faults faults = Faults.random(7).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        Faults same = Faults.random(7).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        Faults other = Faults.random(8).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        int silent = 0;
        int usual = 0;
        int different = 0;
        for (int i = 0; i < 10_000; i++) {
            Step step = new Step(Stage.RCPT, i / 100, i % 100, i, "", "b@example.org");
            assertThat(faults.at(step)).isEqualTo(same.at(step));
            silent += faults.at(step).filter(Fault.silence()::equals).isPresent() ? 1 : 0;
            usual += faults.at(step).filter(Fault.usual()::equals).isPresent() ? 1 : 0;
            different += faults.at(step).equals(other.at(step)) ? 0 : 1;
        }

        assertThat(silent).isBetween(900, 1100);
        assertThat(usual).isBetween(1850, 2150);
        assertThat(different).isGreaterThan(3000);
    }
}
