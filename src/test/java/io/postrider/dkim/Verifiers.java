package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;

/** Two verifiers that are none of ours, and a DNS that holds the given records only. */
final class Verifiers {

    private static final String PYTHON = "/usr/bin/python3";
    private static final Path SCRIPT = Path.of("src/test/python/verify_dkim.py");

    private final Map<String, String> records = new HashMap<>();

    Verifiers(List<DkimRecord> records) {
        records.forEach(record -> this.records.put(record.name(), record.value()));
    }

    /** How many of the message's RSA signatures jdkim finds to be good; it knows no other kind. */
    long jdkim(byte[] message) throws IOException {
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> lookUp(selector, domain));
        try {
            return verifier.verify(new ByteArrayInputStream(message)).stream()
                    .filter(signature -> "rsa".contentEquals(signature.getHashKeyType()))
                    .count();
        } catch (FailException e) {
            return 0;
        }
    }

    private List<String> lookUp(CharSequence selector, CharSequence domain) {
        String value = records.get(selector + "._domainkey." + domain);
        return value == null ? List.of() : List.of(value);
    }

    /**
     * What dkimpy says of each signature of each message in {@code directory}: under {@code "0001.eml 0"} for the topmost of that file,
     * a word that begins with {@code pass} or {@code fail}.
     */
    Map<String, String> dkimpy(Path directory) throws IOException, InterruptedException {
        requireDkimpy();
        StringBuilder keys = new StringBuilder();
        records.forEach(
                (name, value) -> keys.append(name).append('\t').append(value).append('\n'));
        Files.writeString(directory.resolve("keys.tsv"), keys);
        Map<String, String> verdicts = new TreeMap<>();
        for (String line :
                run(PYTHON, SCRIPT.toString(), directory.toString()).lines().toList()) {
            String[] words = line.split(" ", 3);
            verdicts.put(words[0] + " " + words[1], words[2]);
        }
        return verdicts;
    }

    private static void requireDkimpy() throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && run(PYTHON, "-c", "import dkim, nacl; print('there')").startsWith("there");
        String advice = "install the Debian packages python3-dkim and python3-nacl";
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(advice);
        }
        assumeTrue(there, advice);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("verifier", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.isAlive()).as("runs longer than two minutes").isFalse();
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
