package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.InMemory;
import io.postrider.Pipelining;
import io.postrider.testing.Mails;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which broken replies are laid to groups of commands, so that the next connections go without. */
class PipeliningBreakTest {

    private static void add(Rehearsal rehearsal) {
        rehearsal.add(InMemory.canonical(Mails.MESSAGE.getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT));
    }

    private static Rehearsal begun() throws Exception {
        Rehearsal rehearsal = new Rehearsal(Pipelining.STANDARD);
        add(rehearsal);
        rehearsal.hear("220 mx.example.org");
        rehearsal.hear("250-mx.example.org", "250-CHUNKING", "250 PIPELINING");
        return rehearsal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"what", "354 what"})
    void aGroupThatIsAnsweredWithNonsense(String nonsense) throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.hear(nonsense);

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.breaksPipelining()).isTrue();
        }
    }

    @Test
    void theEndOfAGroupThatIsAnsweredWithNonsense() throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.hear("250 sender", "354 what");

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.breaksPipelining()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 timeout", "what"})
    void aWordOnAnIdleConnectionIsNoMatterOfGroups(String word) throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.hear("250 sender", "250 recipient");
            rehearsal.hear("250 done");

            rehearsal.hear(word);

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.breaksPipelining()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"what", "354 what"})
    void aCommandSaidAloneIsNoMatterOfGroups(String nonsense) throws Exception {
        try (Rehearsal rehearsal = begun()) {
            assertThat(rehearsal.hear("250 sender", "250 recipient")).startsWith("BDAT");

            rehearsal.hear(nonsense);

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.breaksPipelining()).isFalse();
        }
    }

    @Test
    void aRefusedResetIsNoMatterOfGroups() throws Exception {
        try (Rehearsal rehearsal = begun()) {
            rehearsal.hear("550 no", "503 no");
            add(rehearsal);
            assertThat(rehearsal.wake()).startsWith("RSET\r\nMAIL");

            rehearsal.hear("502 no");

            assertThat(rehearsal.isOpen()).isFalse();
            assertThat(rehearsal.breaksPipelining()).isFalse();
        }
    }
}
