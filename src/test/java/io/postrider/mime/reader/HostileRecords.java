package io.postrider.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Messages that came of hostile values, which Python's email package is to read: no more fields than were meant, and the value as given. */
public final class HostileRecords implements AutoCloseable {

    private final Path file;
    private final BufferedWriter out;
    private int count;

    public HostileRecords(Path file) throws IOException {
        this.file = file;
        this.out = Files.newBufferedWriter(file);
    }

    /**
     * @param kind where the value stands
     * @param value what shall be read there
     * @param message the octets
     */
    public void add(String kind, String value, byte[] message) {
        try {
            out.write("{\"kind\":" + Records.string(kind) + ",\"value\":" + Records.string(value) + ",\"message\":"
                    + Records.string(Base64.getEncoder().encodeToString(message)) + "}\n");
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Has them read; fails if anything is not as it was meant. */
    public void assertReadAsGiven() throws IOException, InterruptedException {
        out.close();
        String verdict = PythonReader.run("read_hostile.py", file);
        assertThat(verdict).isEqualTo(count + " messages read, 0 problems\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
