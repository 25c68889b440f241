package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import io.postrider.Pipelining;
import io.postrider.testing.Mails;
import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that has nothing to do, as most of thousands have, holds nothing of what it did. */
class IdleTest {

    private enum Kind {
        IN_MEMORY {
            @Override
            Content content() {
                byte[] octets = Mails.MESSAGE.getBytes(StandardCharsets.US_ASCII);
                return InMemory.canonical(octets, BodyType.SEVEN_BIT);
            }
        },
        STREAMED {
            @Override
            Content content() {
                byte[] octets = Mails.MESSAGE.getBytes(StandardCharsets.US_ASCII);
                return Content.of(() -> new ByteArrayInputStream(octets));
            }
        };

        abstract Content content();
    }

    private static void open(Rehearsal rehearsal) {
        rehearsal.hear("220 mx.example.org");
        rehearsal.hear("250-mx.example.org", "250 PIPELINING");
    }

    // Whoever calls this has no variable that holds the mail: its attempt holds it, and whatever holds that.
    private static WeakReference<MailTransaction> add(Rehearsal rehearsal, Content content) {
        return new WeakReference<>(rehearsal.add(content));
    }

    private static void requireForgotten(WeakReference<MailTransaction> mail) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            System.gc();
            assertThat(mail.refersTo(null)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void anIdleSessionHoldsNothingOfItsLastMail(Kind kind) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            WeakReference<MailTransaction> mail = add(rehearsal, kind.content());
            open(rehearsal);
            rehearsal.hear("250 ok", "250 ok", "354 go ahead");
            rehearsal.hear("250 done");

            assertThat(rehearsal.verdicts()).containsExactly("ACCEPTED END_OF_DATA");
            requireForgotten(mail);
            assertThat(rehearsal.isOpen()).isTrue();
        }
    }

    @Test
    void anIdleSessionHoldsNothingOfAMailThatWasRefused() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD)) {
            WeakReference<MailTransaction> mail = add(rehearsal, Mails.content());
            open(rehearsal);
            rehearsal.hear("250 ok", "550 no", "503 nobody");

            assertThat(rehearsal.verdicts()).containsExactly("REJECTED RCPT");
            requireForgotten(mail);
            assertThat(rehearsal.isOpen()).isTrue();
        }
    }
}
