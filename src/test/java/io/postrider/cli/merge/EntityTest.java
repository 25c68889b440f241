package io.postrider.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTest {

    @Test
    void aPartEndsInFrontOfTheLineEndOfItsDelimiter() {
        List<Entity> parts = multipart("b", "preamble\n--b\nX: 1\n\none\n\n--b\r\n\r\ntwo\r\n--b--\nepilogue\n")
                .parts();

        assertThat(parts).extracting(Entity::text).containsExactly("one\n", "two");
        assertThat(parts.get(0).first("x")).contains("1");
        assertThat(parts.get(1).fields()).isEmpty();
    }

    @Test
    void aBoundaryThatBeginsLikeAnotherIsNotTakenForIt() {
        assertThat(multipart("b", "--b\n\n--bb\nx\n--bb--\n--b--\n").parts())
                .extracting(Entity::text)
                .containsExactly("--bb\nx\n--bb--");
    }

    @Test
    void aMultipartThatIsNotClosedEndsWithTheMessage() {
        assertThat(multipart("b", "--b\n\none\n--b\n\ntwo\n").parts())
                .extracting(Entity::text)
                .containsExactly("one", "two");
    }

    @Test
    void aMultipartWithoutABoundaryIsRefused() {
        assertThatThrownBy(
                        () -> entity("Content-Type: multipart/mixed\n\n--b\n").parts())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("boundary");
    }

    @Test
    void theTransferEncodingIsUndone() {
        assertThat(entity("Content-Transfer-Encoding: Base64\n\nR3LD\nvMOfZQ==\n")
                        .text())
                .isEqualTo("Grüße");
        assertThat(entity("Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe=  \n!\n")
                        .text())
                .isEqualTo("Grüße!\n");
        assertThat(entity("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n"
                                + "\nJ=F6rg =G =")
                        .text())
                .isEqualTo("Jörg =G =");
    }

    @Test
    void aTextWithoutACharsetIsUtf8() {
        assertThat(entity("Subject: x\n\nGrüße").text()).isEqualTo("Grüße");
    }

    private static Entity multipart(String boundary, String body) {
        return entity("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n" + body);
    }

    private static Entity entity(String text) {
        return Entity.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
