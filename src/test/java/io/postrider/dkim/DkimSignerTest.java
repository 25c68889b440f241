package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DkimSignerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
    private static final String MESSAGE = "From: a@example.org\r\nSubject: s\r\n\r\nbody\r\n";

    private static DkimSignerBuilder builder() {
        return DkimSigner.builder()
                .domain("example.org")
                .selector("s1")
                .key(TestKeys.RSA)
                .clock(CLOCK);
    }

    private static String sign(DkimSignerBuilder builder, String message) throws IOException {
        return Texts.readText(builder.build().sign(Texts.content(message)));
    }

    private static String tag(DkimSignerBuilder builder, String message, String name) throws IOException {
        return Texts.tag(Texts.signatures(sign(builder, message)).get(0), name);
    }

    @Test
    void theSignatureStandsBeforeTheMessage() throws IOException {
        String signed = sign(builder(), MESSAGE);

        assertThat(signed)
                .startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;")
                .endsWith(MESSAGE);
        assertThat(Texts.signatures(signed)).hasSize(1);
        assertThat(signed).hasSize(Texts.signatures(signed).get(0).length() + MESSAGE.length());
    }

    @Test
    void noLineOfTheSignatureIsLongerThan78Characters() throws IOException {
        String field = Texts.signatures(sign(builder().sign("X-" + "a".repeat(40)), MESSAGE))
                .get(0);

        assertThat(field.split("\r\n"))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.length() <= 78)
                .allMatch(line -> line.startsWith("DKIM-Signature") || line.startsWith(" "));
    }

    @Test
    void theTagsStandInTheUsualOrder() throws IOException {
        String field = sign(builder().identity("@example.org").expiresAfter(Duration.ofDays(7)), MESSAGE)
                .replaceAll("\\s", "");

        assertThat(field)
                .matches("DKIM-Signature:v=1;a=rsa-sha256;c=relaxed/relaxed;d=example.org;s=s1;i=@example.org;"
                        + "t=1700000000;x=1700604800;h=[^;]+;bh=[^;]+;b=[^;]+From:.*");
    }

    @Test
    void noLengthIsEverGiven() throws IOException {
        assertThat(tag(builder(), MESSAGE, "l")).isEmpty();
    }

    @Test
    void fromToCcReplyToAndSubjectAreListedOnceMoreThanPresent() throws IOException {
        assertThat(tag(builder(), MESSAGE, "h").split(":"))
                .containsExactly("from", "from", "to", "cc", "reply-to", "subject", "subject");
    }

    @Test
    void fieldsThatServersAddAreListedOnlyIfPresent() throws IOException {
        String message = "Date: now\r\nMessage-ID: <a@b>\r\nList-Id: l\r\nReceived: from x\r\n" + MESSAGE;

        assertThat(tag(builder(), message, "h"))
                .isEqualTo("from:from:to:cc:reply-to:subject:subject:date:date:message-id:message-id:list-id");
    }

    @Test
    void theListOfSignedFieldsCanBeChanged() throws IOException {
        DkimSignerBuilder builder =
                builder().oversign("X-One").sign("X-Two", "X-Three").leaveUnsigned("CC", "Reply-To");

        assertThat(tag(builder, "X-Two: 2\r\nX-Two: 2\r\n" + MESSAGE, "h"))
                .isEqualTo("from:from:to:subject:subject:x-one:x-two:x-two");
    }

    @Test
    void anIdentityMayNameAUserOfADomainBelow() throws IOException {
        assertThat(tag(builder().identity("a b;=\u00fc@Mail.Example.ORG"), MESSAGE, "i"))
                .isEqualTo("a=20b=3B=3D=C3=BC@Mail.Example.ORG");
    }

    @Test
    void anIdentityOfAnotherDomainIsRefused() {
        for (String identity : List.of("", "user", "user@example.com", "user@badexample.org", "a@b;.example.org")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().identity(identity).build());
        }
    }

    @Test
    void whatIsNoNameOfAFieldIsRefused() {
        for (String name : List.of("", "a b", "a:", "a;", "\u00fc", "DKIM-Signature")) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder().sign(name));
            assertThatIllegalArgumentException().isThrownBy(() -> builder().oversign(name));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> builder().leaveUnsigned("FROM"));
    }

    @Test
    void aDomainASelectorAndAKeyAreNeeded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DkimSigner.builder().build())
                .withMessage("a signer needs a domain");
        assertThatIllegalStateException()
                .isThrownBy(() -> DkimSigner.builder().domain("example.org").build())
                .withMessage("a signer needs a selector");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        DkimSigner.builder().domain("example.org").selector("s").build())
                .withMessage("a signer needs a key");
    }

    @Test
    void aDomainInOtherLettersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().domain("b\u00fccher.example"))
                .withMessageContaining("A-labels");
    }

    @Test
    void severalSignersSignInTheirOrder() throws IOException {
        DkimSigner both = builder()
                .build()
                .and(builder().selector("s2").key(TestKeys.ED25519).build());

        List<String> fields = Texts.signatures(Texts.readText(both.sign(Texts.content(MESSAGE))));

        assertThat(fields).extracting(field -> Texts.tag(field, "a")).containsExactly("rsa-sha256", "ed25519-sha256");
        assertThat(both.dnsRecords())
                .extracting(DkimRecord::name)
                .containsExactly("s1._domainkey.example.org", "s2._domainkey.example.org");
    }

    @Test
    void whatIsInMemoryStaysThereAndIsCanonical() throws IOException {
        Content signed = builder().build().sign(Texts.content("From: a\nSubject: s\n\nbody"));

        assertThat(signed).isInstanceOf(InMemory.class);
        assertThat(signed.canonical()).isTrue();
        assertThat(signed.body()).contains(BodyType.SEVEN_BIT);
        assertThat(signed.size()).hasValue(Texts.read(signed).length);
        assertThat(Texts.readText(signed)).endsWith("From: a\r\nSubject: s\r\n\r\nbody\r\n");
    }

    @Test
    void octetsAbove127AreEightBit() throws IOException {
        assertThat(builder().build().sign(Texts.content(MESSAGE + "\u00fc")).body())
                .contains(BodyType.EIGHT_BIT_MIME);
        assertThat(builder()
                        .build()
                        .sign(Texts.streamed(Texts.octets(MESSAGE + "\u00fc")))
                        .body())
                .contains(BodyType.EIGHT_BIT_MIME);
    }

    @Test
    void aStreamIsSignedAsTheSameInMemory() throws IOException {
        DkimSigner signer = builder().build();
        for (String message : Corpus.messages()) {
            Content inMemory = signer.sign(Texts.content(message));
            Content streamed = signer.sign(Texts.streamed(Texts.octets(message)));

            assertThat(Texts.read(streamed)).isEqualTo(Texts.read(inMemory));
            assertThat(streamed.size()).isEqualTo(inMemory.size());
            assertThat(streamed.body()).isEqualTo(inMemory.body());
            assertThat(streamed.canonical()).isTrue();
        }
    }

    @Test
    void onlyTheOctetsBetweenPositionAndLimitAreSigned() throws IOException {
        byte[] octets = Texts.octets("xxx" + MESSAGE + "yyy");
        ByteBuffer heap = ByteBuffer.wrap(octets, 3, MESSAGE.length());
        ByteBuffer direct =
                ByteBuffer.allocateDirect(octets.length).put(octets).position(3).limit(3 + MESSAGE.length());

        for (ByteBuffer buffer : List.of(heap, heap.asReadOnlyBuffer(), direct)) {
            assertThat(Texts.readText(builder().build().sign(Content.of(buffer))))
                    .isEqualTo(sign(builder(), MESSAGE));
        }
    }

    @Test
    void aHeaderWithoutABodyStaysWithoutOne() throws IOException {
        assertThat(sign(builder(), "From: a\r\nSubject: s\r\n"))
                .endsWith("b=" + lastTag() + "\r\nFrom: a\r\nSubject: s\r\n");
    }

    private static String lastTag() throws IOException {
        String field =
                Texts.signatures(sign(builder(), "From: a\r\nSubject: s\r\n")).get(0);
        return field.substring(field.lastIndexOf("b=") + 2, field.length() - 2);
    }

    @Test
    void aMessageThatNoServerTakesIsRefused() {
        assertRefused(MESSAGE + "\0", "line 5 has a NUL");
        assertRefused(MESSAGE + "x".repeat(999), "line 5 has 999 octets");
        assertThatCode(() -> sign(builder(), MESSAGE + "x".repeat(998))).doesNotThrowAnyException();
    }

    @Test
    void aMessageWithoutOneAuthorIsRefused() {
        assertRefused("", "no From field");
        assertRefused("\r\nbody", "no From field");
        assertRefused("Subject: s\r\n\r\n", "no From field");
        assertRefused("FROM: a\r\nfrom: b\r\n\r\n", "2 From fields");
    }

    @Test
    void aHeaderLineThatIsNoFieldIsRefused() {
        assertRefused("From: a\r\n folded\r\nno field\r\n\r\n", "line 3 of the header");
        assertRefused(" From: a\r\n\r\n", "line 1 of the header");
        assertRefused("From: a\r\n: empty\r\n\r\n", "line 2 of the header");
        assertRefused("From: a\r\nS\u00fcbject: s\r\n\r\n", "line 2 of the header");
        assertRefused("From a@example.org Thu Jan 1\r\nFrom: a\r\n\r\n", "line 1 of the header");
    }

    @Test
    void aHeaderWithoutEndIsRefusedBeforeItFillsTheMemory() {
        byte[] octets = Texts.octets("X: y\r\n".repeat(400_000));

        assertThatCode(() -> builder().build().sign(Texts.streamed(octets)))
                .isInstanceOf(UnsignableException.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void binaryContentIsRefused() {
        Content binary = new InMemory(ByteBuffer.wrap(Texts.octets(MESSAGE)), Optional.of(BodyType.BINARY_MIME), false);

        assertThatCode(() -> builder().build().sign(binary))
                .isInstanceOf(UnsignableException.class)
                .hasMessageContaining("BINARYMIME");
    }

    private static void assertRefused(String message, String why) {
        DkimSigner signer = builder().build();
        for (Content content : List.of(Texts.content(message), Texts.streamed(Texts.octets(message)))) {
            assertThatCode(() -> signer.sign(content))
                    .isInstanceOf(UnsignableException.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void aBodyThatIsRememberedIsNotHashedAgain() throws IOException {
        DkimSigner signer = builder().build();
        byte[] body = Texts.octets("body\r\n");
        BodyHashes planted = BodyHashes.of(List.of(Canonicalization.RELAXED), Texts.octets("other\r\n"), 0, 7);

        signer.sign(Texts.content(MESSAGE));
        assertThat(signer.memo().find(body, 0, body.length)).isPresent();
        signer.memo().remember(body, 0, body.length, planted);
        String signed = Texts.readText(signer.sign(Texts.content("To: b@example.org\r\n" + MESSAGE)));

        assertThat(Texts.tag(signed.substring(0, signed.indexOf("To: ")), "bh"))
                .isEqualTo(planted.of(Canonicalization.RELAXED).base64());
    }

    @Test
    void nothingOfTheKeyIsShown() {
        assertThat(builder().build()).hasToString("DkimSigner[s1._domainkey.example.org DkimKey[rsa-sha256]]");
    }
}
