package io.postrider.testing.servers;

import io.postrider.testing.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What went over the loopback interface to and from one port, as Wireshark understands it.
 *
 * <pre>{@code
 * try (Tshark capture = Tshark.record(server.getPort())) {
 *     // send mails
 *     capture.stop();
 *     assertThat(capture.fields("smtp.req.command")).contains("EHLO");
 * }
 * }</pre>
 */
public final class Tshark implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory = Scratch.directory("tshark");
    private final Path file = directory.resolve("capture.pcap");
    private final Beacon beacon = new Beacon();
    private final int port;
    private final ServerProcess capture;

    private Tshark(int port) {
        this.port = port;
        this.capture = startCapture();
        beacon.awaitIn(file, "postrider-capture-begins");
    }

    /** Records from now on. */
    public static Tshark record(int port) {
        return new Tshark(port);
    }

    /** Ends the recording, when all that was sent until now is in it. */
    public void stop() {
        beacon.awaitIn(file, "postrider-capture-ends");
        close();
    }

    /**
     * For each packet that has the first of some fields, their values, parted by tabs; a field that occurs several
     * times in a packet has its values parted by commas.
     *
     * @param fields names as Wireshark has them, such as {@code smtp.req.command}
     */
    public List<String> fields(String... fields) {
        List<String> options = new ArrayList<>(List.of("-Y", fields[0], "-T", "fields"));
        Arrays.stream(fields).forEach(field -> options.addAll(List.of("-e", field)));
        return read(options.toArray(String[]::new));
    }

    /** What was sent, in its order, without what was sent once more because it seemed lost. */
    public List<Segment> segments() {
        String sent = "tcp.len > 0 && !tcp.analysis.retransmission";
        return read("-Y", sent, "-T", "fields", "-e", "tcp.stream", "-e", "tcp.srcport", "-e", "tcp.payload").stream()
                .map(line -> segment(line.split("\t")))
                .toList();
    }

    private Segment segment(String[] fields) {
        Segment.Speaker speaker = Integer.parseInt(fields[1]) == port ? Segment.Speaker.SERVER : Segment.Speaker.CLIENT;
        return new Segment(Integer.parseInt(fields[0]), speaker, HexFormat.of().parseHex(fields[2].replace(":", "")));
    }

    /** The lines that {@code tshark} prints of the recording when given these options. */
    public List<String> read(String... options) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(Program.TSHARK.path(), "-r", file.toString(), "-d", "tcp.port==" + port + ",smtp"));
        command.addAll(List.of(options));
        // It warns of the superuser's dangers; here it reads what we recorded ourselves.
        return Run.command(command, new byte[0], PATIENCE)
                .requireSuccess()
                .lines()
                .filter(line -> !line.startsWith("Running as user"))
                .toList();
    }

    @Override
    public void close() {
        beacon.close();
        capture.close();
    }

    // It is what tshark itself captures with.
    private ServerProcess startCapture() {
        String filter = "tcp port " + port + " or udp port " + beacon.port();
        Path log = directory.resolve("log");
        return ServerProcess.start(
                "dumpcap", log, "dumpcap", "-q", "-P", "-i", "lo", "-f", filter, "-w", file.toString());
    }
}
