package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Mailbox;
import io.postrider.Reply;
import io.postrider.testing.Script;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A caller's own conversation. */
class TalkTest {

    private static void requireNotSent(CompletableFuture<Reply> answer, String why) {
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aLineThatMayNotBeWrittenCostsNoConnection() {
        Script.of(NOTHING_OFFERED + "C: NOOP\nS: 250 ok\n").play(play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);

            requireNotSent(talk.raw("VRFY a\tb"), "U+0009");
            requireNotSent(talk.verify("\u00E9"), "SMTPUTF8");
            requireNotSent(talk.mail(Optional.of(Mailbox.parse("\u00E9@example.com"))), "SMTPUTF8");
            requireNotSent(talk.rcpt(Mailbox.parse("\u00E9@example.org")), "SMTPUTF8");

            assertThat(talk.noop().get(10, TimeUnit.SECONDS).code()).isEqualTo(250);
            talk.close();
        });
    }
}
