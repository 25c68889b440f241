package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Secret;
import org.junit.jupiter.api.Test;

/**
 * Whole exchanges. Those that no RFC prints were computed by a program of ten lines over Python's {@code hashlib.pbkdf2_hmac} and
 * {@code hmac}, which also yields the example of RFC 7677.
 */
class ScramTest {

    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String WHOLE_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SERVER_FIRST = "r=" + WHOLE_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    @Test
    void theExampleOfRfc5802Section5IsSpoken() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_1, "user", "pencil", Gs2Header.unbound(), "fyko+d2lbbFgONRv9qkxdawL");
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(exchange.answers("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(exchange.answers("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isEmpty();
        scram.succeeded();
    }

    @Test
    void theExampleOfRfc7677Section3IsSpoken() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_256, "user", "pencil", Gs2Header.unbound(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo("c=biws,r=" + WHOLE_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(exchange.answers("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .isEmpty();
        scram.succeeded();
    }

    @Test
    void sha512IsSpoken() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_512, "user", "pencil", Gs2Header.unbound(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo(
                        "c=biws,r=" + WHOLE_NONCE
                                + ",p=gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ==");
        exchange.answers("v=ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==");
        scram.succeeded();
    }

    @Test
    void theProofCoversTheChannelBinding() throws SaslFailure {
        byte[] data = new byte[32];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        Gs2Header header = Gs2Header.bound(new ChannelBinding(ChannelBinding.TLS_SERVER_END_POINT, data));
        Scram scram = scram(ScramHash.SHA_512, "user", "pencil", header, NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("p=tls-server-end-point,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo(
                        "c=cD10bHMtc2VydmVyLWVuZC1wb2ludCwsAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,r="
                                + WHOLE_NONCE
                                + ",p=nUe1i4s2cekqhb7FffOD5zf+Z5ND38FUAFbPlUjSAwoyboI7VOhAtMMUAAy8HJsUz3Yj/DT0ORLFrxG7KFQhCg==");
        exchange.answers("v=EZ1ynPIwK8As82frRzuwOuJuRxiciscpscrKTaNvot0mx0lgtMvUrjImXTwwOZwJlj5Di09qjLHj0Q4mhV2gJA==");
        scram.succeeded();
    }

    @Test
    void commasAndEqualsSignsOfAUserNameAreEscaped() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_256, "a=b,c", "pencil", Gs2Header.notOffered(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("y,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo("c=eSws,r=" + WHOLE_NONCE + ",p=P7u+aYcpBJpNorkZjApUvEh5F+claOSibJPi6LekO7k=");
        exchange.answers("v=Dhno3VCoQZURh9R3PMJKYOXZ0hWXEaF3r6gZX9hLOCA=");
        scram.succeeded();
    }

    // RFC 4013 section 3: a soft hyphen is mapped to nothing, the Roman numeral nine to IX.
    @Test
    void namesAndPasswordsArePreparedBySaslprep() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_256, "I\u00adX", "\u2168", Gs2Header.unbound(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("n,,n=IX,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo("c=biws,r=" + WHOLE_NONCE + ",p=KXUpmrU95hRG3fDAwV49Q0DP8IatOKmV+Q8QxH36g20=");
        exchange.answers("v=tM2SzadWGZTG39508QZYsrn+PxytTT7KopjMeOdTFNM=");
        scram.succeeded();
    }

    // A client asks and does not store: it may use what Unicode 3.2 had not assigned yet (RFC 3454 section 7).
    @Test
    void namesAndPasswordsNeedNotBeAscii() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_512, "jürgen", "pässwörd😀", Gs2Header.unbound(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.opens()).isEqualTo("n,,n=jürgen,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(exchange.answers(SERVER_FIRST))
                .isEqualTo(
                        "c=biws,r=" + WHOLE_NONCE
                                + ",p=qFmnzzN1VLIQHcLLLKTl+Cth66oLA71RsKg4oqEldLTm2cTiPEmZ7fnXoec/Ygq7/wRwv2/y6DjHONH7xDgLww==");
        exchange.answers("v=vQbilaHVKiHSOEkvE++IzPcvkaZ3ocPUSuJ/KRccQkjUrB2n6siozT348qpYiMN2YC3lFs5ea5cP9TJJzB7CYQ==");
        scram.succeeded();
    }

    // RFC 5802 section 5.1: unknown optional extensions MUST be ignored; the signatures cover them all the same.
    @Test
    void unknownExtensionsAreIgnoredAndSigned() throws SaslFailure {
        Scram scram = scram(ScramHash.SHA_256, "user", "pencil", Gs2Header.unbound(), NONCE);
        Exchange exchange = new Exchange(scram);

        assertThat(exchange.answers(SERVER_FIRST + ",x=y,z=a=b"))
                .endsWith(",p=cYwKGVVQ3QZYPfM+AYNSwIfNIjDRziqmLCuc5pWAawU=");
        exchange.answers("v=lamn9iJ9ZH+WwBN/2hqxFL8deksPfkxlcnfgaJ0ee4w=,x=y");
        scram.succeeded();
    }

    @Test
    void noncesAreNeverTheSame() throws SaslFailure {
        Identity.Password identity = new Identity.Password("user", Secret.of("pencil"), new ScramKeys());
        Candidate candidate = Candidate.unbound(ScramHash.SHA_256, identity);
        Offer offer = Offer.inClear(java.util.List.of("SCRAM-SHA-256"));

        String one = new Exchange(candidate.maker().make(offer)).opens();
        String other = new Exchange(candidate.maker().make(offer)).opens();

        assertThat(one).matches("n,,n=user,r=[A-Za-z0-9+/]{24}").isNotEqualTo(other);
    }

    private static Scram scram(ScramHash hash, String user, String password, Gs2Header header, String nonce) {
        Identity.Password identity = new Identity.Password(user, Secret.of(password), new ScramKeys());
        return new Scram(hash.bareName(), hash, identity, header, nonce);
    }
}
