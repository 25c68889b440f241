package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedBodyTest {

    private static final String HEADER = "From: a@example.org\nTo: b@example.org\nSubject: s\n";
    private static final String BODY = "a body\n that many share \n\n\n";

    private final DkimSigner signer = DkimSigner.builder()
            .domain("example.org")
            .selector("rsa")
            .key(TestKeys.RSA)
            .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
            .build();

    @Test
    void itIsSignedAsTheWholeMessageWouldBe() throws Exception {
        byte[] whole = Texts.read(signer.sign(Texts.content(HEADER + "\n" + BODY)));

        Content inMemory = signer.shareBody(Texts.content(BODY)).sign(Texts.octets(HEADER));
        Content streamed = signer.shareBody(Texts.streamed(Texts.octets(BODY))).sign(Texts.octets(HEADER));

        assertThat(inMemory).isInstanceOf(InMemory.class);
        assertThat(Texts.read(inMemory)).isEqualTo(whole);
        assertThat(Texts.read(streamed)).isEqualTo(whole);
        assertThat(streamed.size()).hasValue(whole.length);
    }

    @Test
    void itIsReadOnceToSignAsManyAsThereAre() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        SharedBody shared = signer.shareBody(Content.of(() -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(Texts.octets(BODY));
        }));

        for (int i = 0; i < 5; i++) {
            String header = HEADER.replace("b@", i + "@");
            Content signed = shared.sign(Texts.octets(header), Runnable::run).get(10, TimeUnit.SECONDS);

            assertThat(signed.canonical()).isTrue();
        }

        assertThat(opened).hasValue(1);
    }

    @Test
    void theWiderOfHeaderAndBodyIsAsked() throws Exception {
        SharedBody shared = signer.shareBody(Texts.content(BODY));
        SharedBody eightBit = signer.shareBody(Texts.content(BODY + "\u00fc"));

        assertThat(shared.sign(Texts.octets(HEADER)).body()).contains(BodyType.SEVEN_BIT);
        assertThat(shared.sign(Texts.octets(HEADER + "X: \u00fc")).body()).contains(BodyType.EIGHT_BIT_MIME);
        assertThat(eightBit.sign(Texts.octets(HEADER)).body()).contains(BodyType.EIGHT_BIT_MIME);
    }

    @Test
    void aHeaderWithAnEmptyLineIsRefused() throws Exception {
        SharedBody shared = signer.shareBody(Texts.content(BODY));

        for (String header : new String[] {HEADER + "\n", HEADER + "\n" + HEADER, "\n" + HEADER, HEADER + "\r"}) {
            assertThatCode(() -> shared.sign(Texts.octets(header)))
                    .isInstanceOf(UnsignableException.class)
                    .hasMessageContaining("without an empty line");
        }
    }
}
