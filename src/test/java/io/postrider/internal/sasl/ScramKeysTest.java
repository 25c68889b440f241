package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Secret;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScramKeysTest {

    private final ScramKeys keys = new ScramKeys();

    @Test
    void theSameQuestionIsDerivedOnce() throws SaslFailure {
        DerivedKeys first = keys.of(source("user", "pencil", "W22ZaJ0S"));

        assertThat(keys.of(source("user", "pencil", "W22ZaJ0S"))).isSameAs(first);
    }

    @Test
    void manyThreadsThatAskAtOnceDeriveOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<DerivedKeys> ask = () -> keys.of(source("user", "pencil", "W22ZaJ0S"));
            Set<Integer> identities = new HashSet<>();
            for (Future<DerivedKeys> answer : threads.invokeAll(Collections.nCopies(64, ask))) {
                identities.add(System.identityHashCode(answer.get()));
            }

            assertThat(identities).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherUserPasswordSaltCountOrHashHasKeysOfItsOwn() throws SaslFailure {
        Set<DerivedKeys> distinct = Set.of(
                keys.of(source("user", "pencil", "W22ZaJ0S")),
                keys.of(source("other", "pencil", "W22ZaJ0S")),
                keys.of(source("user", "changed", "W22ZaJ0S")),
                keys.of(source("user", "pencil", "AAAAAAAA")),
                keys.of(new ScramKeys.Source(ScramHash.SHA_256, "user", Secret.of("pencil"), "W22ZaJ0S", 5000)),
                keys.of(new ScramKeys.Source(ScramHash.SHA_1, "user", Secret.of("pencil"), "W22ZaJ0S", 4096)));

        assertThat(distinct).hasSize(6);
    }

    @Test
    void aServerThatChangesItsSaltEachTimeDoesNotFillTheMemory() throws SaslFailure {
        for (int i = 0; i < 100; i++) {
            keys.of(source("user", "pencil", "AA%02d".formatted(i)));
        }

        assertThat(keys.size()).isEqualTo(ScramKeys.MOST_ENTRIES);
    }

    @Test
    void aPasswordThatCannotBeDerivedFailsEachTime() {
        assertThatThrownBy(() -> keys.of(source("user", "pen\0cil", "W22ZaJ0S")))
                .isInstanceOf(SaslFailure.class);
        assertThatThrownBy(() -> keys.of(source("user", "pen\0cil", "W22ZaJ0S")))
                .isInstanceOf(SaslFailure.class);
    }

    @Test
    void neitherKeysNorPasswordAreShown() throws SaslFailure {
        ScramKeys.Source source = source("user", "pencil", "W22ZaJ0S");

        assertThat(keys.of(source)).hasToString("***");
        assertThat(keys).hasToString("ScramKeys[1]");
        assertThat(source.toString()).doesNotContain("pencil");
        assertThat(new Identity.Password("user", Secret.of("pencil"), keys).toString())
                .doesNotContain("pencil");
    }

    private static ScramKeys.Source source(String user, String password, String salt) {
        return new ScramKeys.Source(ScramHash.SHA_256, user, Secret.of(password), salt, 4096);
    }
}
