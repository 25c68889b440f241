package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.postrider.AuthOptions.ClearText;
import io.postrider.SessionOptions.Chunking;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Options are changed one thing at a time. */
class OptionsTest {

    private static final SessionOptions SESSION = SessionOptions.defaults();
    private static final PoolOptions POOL = PoolOptions.defaults();
    private static final QueueOptions QUEUE = QueueOptions.defaults();
    private static final AuthOptions AUTH = AuthOptions.none();
    private static final TlsOptions TLS = TlsOptions.defaults();
    private static final Destination DESTINATION =
            new Destination(Protocol.SMTP, "mx.example.org", 25, TlsPolicy.OPPORTUNISTIC);

    static Stream<Arguments> changes() throws Exception {
        Transcript deaf = (session, speaker, line) -> {};
        Timeouts impatient = Timeouts.defaults().withAll(Duration.ofSeconds(1));
        Credentials external = Credentials.external();
        ClearText clear = ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ;
        Path pem = Path.of("some.pem");
        SSLContext context = SSLContext.getDefault();
        return Stream.of(
                arguments(SESSION, SESSION.withClientName("a.example"), "clientName", Optional.of("a.example")),
                arguments(SESSION, SESSION.withPipelining(Pipelining.EAGER), "pipelining", Pipelining.EAGER),
                arguments(SESSION, SESSION.withWindow(3), "window", 3),
                arguments(SESSION, SESSION.withChunking(Chunking.NEVER), "chunking", Chunking.NEVER),
                arguments(SESSION, SESSION.withLineEndings(LineEndings.REFUSE), "lineEndings", LineEndings.REFUSE),
                arguments(SESSION, SESSION.withTimeouts(impatient), "timeouts", impatient),
                arguments(SESSION, SESSION.withTranscript(deaf), "transcript", Optional.of(deaf)),
                arguments(POOL, POOL.withMaxConnections(2), "maxConnections", 2),
                arguments(POOL, POOL.withMaxOpening(2), "maxOpening", 2),
                arguments(POOL, POOL.withIdleTimeout(Duration.ofDays(1)), "idleTimeout", Duration.ofDays(1)),
                arguments(POOL, POOL.withMaxAge(Duration.ofDays(1)), "maxAge", Duration.ofDays(1)),
                arguments(POOL, POOL.withMaxMails(2), "maxMails", 2),
                arguments(QUEUE, QUEUE.withMaxMails(2), "maxMails", 2),
                arguments(QUEUE, QUEUE.withMaxOctets(2), "maxOctets", 2L),
                arguments(AUTH, AUTH.withCredentials(external), "credentials", Optional.of(external)),
                arguments(AUTH, AUTH.withMechanism("EXTERNAL"), "mechanism", Optional.of("EXTERNAL")),
                arguments(AUTH, AUTH.withClear(clear), "clear", clear),
                arguments(TLS, TLS.withTrust(pem), "trust", Optional.of(pem)),
                arguments(TLS, TLS.withContext(context), "context", Optional.of(context)),
                arguments(DESTINATION, DESTINATION.withTls(TlsPolicy.NONE), "tls", TlsPolicy.NONE));
    }

    @ParameterizedTest(name = "{2} of {1}")
    @MethodSource("changes")
    void aChangeLeavesEverythingElseAsItWas(Record before, Record after, String component, Object value)
            throws Exception {
        assertThat(after).isNotEqualTo(before);
        for (RecordComponent each : before.getClass().getRecordComponents()) {
            Object expected = each.getName().equals(component)
                    ? value
                    : each.getAccessor().invoke(before);

            assertThat(each.getAccessor().invoke(after)).as(each.getName()).isEqualTo(expected);
        }
    }

    @Test
    void aCertificateComesWithItsKey() {
        Path chain = Path.of("chain.pem");
        Path key = Path.of("key.pem");

        assertThat(TLS.withCertificate(chain, key))
                .isEqualTo(new TlsOptions(Optional.empty(), Optional.of(chain), Optional.of(key), Optional.empty()));
    }
}
