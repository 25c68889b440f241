package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMemoTest {

    private final BodyMemo memo = new BodyMemo();

    private static BodyHashes hashes(byte[] body) {
        return BodyHashes.of(List.of(Canonicalization.SIMPLE), body, 0, body.length);
    }

    private BodyHashes remember(byte[] body) {
        BodyHashes hashes = hashes(body);
        memo.remember(body, 0, body.length, hashes);
        return hashes;
    }

    @Test
    void aBodyIsKnownAgainByItsOctets() {
        BodyHashes hashes = remember(Texts.octets("body"));

        assertThat(memo.find(Texts.octets("a body of"), 2, 6)).contains(hashes);
        assertThat(memo.find(Texts.octets("bodies"), 0, 4)).isEmpty();
        assertThat(memo.find(Texts.octets("body"), 0, 3)).isEmpty();
    }

    @Test
    void anArrayThatIsUsedAnewDoesNotChangeWhatIsRemembered() {
        byte[] body = Texts.octets("body");
        BodyHashes hashes = remember(body);

        body[0] = 'B';

        assertThat(memo.find(body, 0, 4)).isEmpty();
        assertThat(memo.find(Texts.octets("body"), 0, 4)).contains(hashes);
    }

    @Test
    void onlyTheLastFewAreRemembered() {
        for (String body : List.of("1", "2", "3", "4", "5")) {
            remember(Texts.octets(body));
        }

        assertThat(memo.find(Texts.octets("1"), 0, 1)).isEmpty();
        assertThat(memo.find(Texts.octets("2"), 0, 1)).isPresent();
        assertThat(memo.find(Texts.octets("5"), 0, 1)).isPresent();
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsNot() {
        byte[] body = new byte[(1 << 20) + 1];
        remember(body);

        assertThat(memo.find(body, 0, body.length)).isEmpty();
    }
}
