package io.postrider.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Credentials;
import io.postrider.Mail;
import io.postrider.Secret;
import io.postrider.TlsPolicy;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Segment.Speaker;
import io.postrider.testing.servers.Tshark;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody on the way can read. */
@Timeout(120)
@Needs({Program.TSHARK, Program.POSTFIX, Program.DOVECOT})
class SecrecyTest {

    private static final Account ALICE = Account.ALICE;
    private static final Mail MAIL = Post.to("secrecy");

    private final Postfix postfix = Postfix.shared();

    @Test
    void behindStartTlsNothingIsInClear() throws Exception {
        Door door = Door.smtp(postfix.submission())
                .under(TlsPolicy.REQUIRED)
                .as(password())
                .by("PLAIN");

        Recording recording = record(door);

        assertThat(recording.turns().subList(0, 2))
                .satisfies(turns -> assertThat(turns.get(0)).startsWith("EHLO "))
                .satisfies(turns -> assertThat(turns.get(1)).isEqualTo("STARTTLS\r\n"));
        Recording behind = recording.behind("220 2.0.0 Ready to start TLS\r\n");
        requireRecords(behind.all(Speaker.CLIENT));
        requireRecords(behind.all(Speaker.SERVER));
        assertThat(recording.all(Speaker.CLIENT)).doesNotContain("AUTH").doesNotContain("MAIL");
    }

    @Test
    void implicitTlsIsSoFromTheFirstOctet() throws Exception {
        Door door = Door.smtp(postfix.implicitTls()).under(TlsPolicy.IMPLICIT).as(password());

        Recording recording = record(door);

        requireRecords(recording.all(Speaker.CLIENT));
        requireRecords(recording.all(Speaker.SERVER));
    }

    @Test
    void aRefusedCertificateIsToldNothing() throws Exception {
        Door door = Door.smtp(postfix.untrustedAuthority())
                .under(TlsPolicy.REQUIRED)
                .as(password());

        try (Tshark capture = Tshark.record(door.destination().port())) {
            Post.fail(door, MAIL);
            capture.stop();

            Recording recording = Recording.ofOneConnection(capture.segments());
            requireRecords(recording.behind("220 2.0.0 Ready to start TLS\r\n").all(Speaker.CLIENT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRAM-MD5", "SCRAM-SHA-256"})
    void inClearAMechanismThatHidesThePasswordHidesIt(String mechanism) throws Exception {
        Door door = Door.smtp(postfix.authInClear()).as(password()).by(mechanism);

        Recording recording = record(door);

        assertThat(recording.all(Speaker.CLIENT)).contains("AUTH " + mechanism).contains("MAIL FROM:");
        requireHidden(recording, ALICE.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void inClearAMechanismThatShowsThePasswordIsNotBegun(String mechanism) throws Exception {
        Door door = Door.smtp(postfix.authInClear()).as(password()).by(mechanism);

        try (Tshark capture = Tshark.record(door.destination().port())) {
            Post.fail(door, MAIL);
            capture.stop();

            Recording recording = Recording.ofOneConnection(capture.segments());
            assertThat(recording.all(Speaker.CLIENT)).doesNotContain("AUTH").doesNotContain("MAIL");
            requireHidden(recording, ALICE.password());
        }
    }

    @Test
    void inClearNoTokenIsShown() throws Exception {
        String token = Dovecot.shared().token(ALICE.user());
        Credentials credentials =
                Credentials.token(ALICE.user(), reason -> CompletableFuture.completedFuture(Secret.of(token)));
        Door door = Door.smtp(postfix.authInClear()).as(credentials);

        try (Tshark capture = Tshark.record(door.destination().port())) {
            Post.fail(door, MAIL);
            capture.stop();

            requireHidden(Recording.ofOneConnection(capture.segments()), token);
        }
    }

    // The opposite, so that the test above is known to see what there is to be seen.
    @Test
    void whoInsistsShowsIt() throws Exception {
        Door door = Door.smtp(postfix.authInClear()).as(password()).by("PLAIN").withPasswordInClear();

        Recording recording = record(door);

        assertThat(readable(recording)).contains(ALICE.password());
    }

    private static Credentials password() {
        return Credentials.password(ALICE.user(), ALICE.password());
    }

    private static Recording record(Door door) throws Exception {
        try (Tshark capture = Tshark.record(door.destination().port())) {
            Post.deliver(door, MAIL);
            capture.stop();

            return Recording.ofOneConnection(capture.segments());
        }
    }

    // RFC 8446 section 5.1: a type, the version, the length, and so many octets.
    private static void requireRecords(String said) {
        ByteBuffer octets = ByteBuffer.wrap(said.getBytes(ISO_8859_1));
        assertThat(octets.hasRemaining()).isTrue();
        while (octets.hasRemaining()) {
            assertThat(octets.get()).as("type of a record").isBetween((byte) 20, (byte) 23);
            assertThat(octets.get()).as("version of a record").isEqualTo((byte) 3);
            octets.get();
            int length = Short.toUnsignedInt(octets.getShort());
            octets.position(octets.position() + length);
        }
    }

    private static void requireHidden(Recording recording, String secret) {
        assertThat(readable(recording)).doesNotContain(secret);
    }

    /** What was said, and what it means where it is Base64. */
    private static String readable(Recording recording) {
        StringBuilder readable = new StringBuilder();
        for (String line : (recording.all(Speaker.CLIENT) + recording.all(Speaker.SERVER)).split("\r\n")) {
            readable.append(line).append('\n');
            for (String word : line.split(" ")) {
                readable.append(decoded(word)).append('\n');
            }
        }
        return readable.toString();
    }

    private static String decoded(String word) {
        try {
            return new String(Base64.getDecoder().decode(word), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
