package io.postrider.dkim;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signatures a second on one core: of messages whose bodies differ, and of messages that share one. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DkimSigningBenchmark {

    private static final int BODIES = 8;

    /** What signs. */
    public enum Kind {
        RSA_2048("RSA", 2048),
        ED25519("Ed25519", 255);

        private final String algorithm;
        private final int bits;

        Kind(String algorithm, int bits) {
            this.algorithm = algorithm;
            this.bits = bits;
        }

        DkimSigner signer() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            DkimKey key = DkimKey.of(generator.generateKeyPair());
            return DkimSigner.builder()
                    .domain("example.org")
                    .selector("s1")
                    .key(key)
                    .build();
        }
    }

    @Param
    Kind kind;

    /** Octets of the body. */
    @Param({"2048", "102400"})
    int size;

    private DkimSigner signer;
    private Content[] messages;
    private byte[] body;
    private int next;

    @Setup
    public void prepare() throws NoSuchAlgorithmException {
        signer = kind.signer();
        messages = new Content[BODIES];
        for (int i = 0; i < BODIES; i++) {
            messages[i] = message(i);
        }
        body = body(0).getBytes(StandardCharsets.US_ASCII);
    }

    private Content message(int number) {
        String header = "From: Joe <joe@example.org>\r\nTo: Suzie <suzie@example.com>\r\nSubject: is dinner ready?\r\n"
                + "Date: Fri, 11 Jul 2003 21:00:37 -0700\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n\r\n";
        return InMemory.canonical((header + body(number)).getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT);
    }

    private String body(int number) {
        String line = "A line of text " + number + " as people write it, with words of some length and spaces.\r\n";
        return line.repeat(size / line.length() + 1);
    }

    @Benchmark
    public Content bodiesDiffer() throws IOException {
        next = (next + 1) % BODIES;
        return signer.sign(messages[next]);
    }

    @Benchmark
    public Content oneBody() throws IOException {
        return signer.sign(messages[0]);
    }

    /** The part of a signature that grows with the body. */
    @Benchmark
    public BodyHashes bodyHash() {
        BodyHashes.Making hashes = new BodyHashes.Making(signer.bodyForms());
        hashes.update(body, 0, body.length);
        return hashes.finish();
    }
}
