package io.postrider.forked;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.SessionOptions.Chunking;
import io.postrider.TlsOptions;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.sink.Memory;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Sends a mail of a GiB to a sink that counts, from each source by each command. */
final class LargeMail {

    private static final byte[] LINE =
            ".a line that begins with a dot and has sixty-four octets .....\r\n".getBytes(US_ASCII);
    private static final byte[] PIECE = new String(LINE, US_ASCII).repeat(1024).getBytes(US_ASCII);
    private static final long PIECES = (1L << 30) / PIECE.length;
    private static final byte[] HEADER = "Subject:\r\n\r\n".getBytes(US_ASCII);

    private static final int PATIENCE_SECONDS = 120;

    /** Where the octets come from. */
    private enum Source {
        FILE,
        STREAM
    }

    private enum Cover {
        IN_CLEAR,
        UNDER_TLS;

        @Override
        public String toString() {
            return this == IN_CLEAR ? "in clear" : "under TLS";
        }
    }

    private final Path file;

    private LargeMail(Path file) {
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("large", ".eml");
        try {
            write(file);
            LargeMail mail = new LargeMail(file);
            for (Source source : Source.values()) {
                for (Chunking chunking : Chunking.values()) {
                    mail.send(source, chunking, Cover.IN_CLEAR);
                }
            }
            mail.send(Source.FILE, Chunking.WHERE_OFFERED, Cover.UNDER_TLS);
        } finally {
            Files.delete(file);
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .forEach(line -> System.out.println("resident at most " + line.replaceAll("[^0-9]", "") + " KiB"));
        System.exit(0);
    }

    private void send(Source source, Chunking chunking, Cover cover) throws Exception {
        SinkBuilder kind = Sink.builder().remember(Memory.COUNTS);
        try (Sink sink =
                        cover == Cover.IN_CLEAR ? kind.start() : kind.startTls().start();
                SmtpClient client = client(sink, chunking, cover).build()) {
            Content content = source == Source.FILE ? Content.of(file) : Content.of(Pieces::new);
            Mail mail = new Mail(Envelope.of("a@example.com", "b@example.org"), content);
            boolean accepted =
                    client.send(mail).get(PATIENCE_SECONDS, TimeUnit.SECONDS).all(Status.ACCEPTED);
            String command = chunking == Chunking.NEVER ? "DATA" : "BDAT";
            System.out.println(source + " by " + command + " " + cover + ": "
                    + sink.counters().contentOctets() + " octets" + (accepted ? "" : ", not accepted"));
        }
    }

    private static SmtpClientBuilder client(Sink sink, Chunking chunking, Cover cover) throws IOException {
        SmtpClientBuilder client = SmtpClient.builder(sink.uri()).session(options -> options.withChunking(chunking));
        if (cover == Cover.IN_CLEAR) {
            return client;
        }
        Path authority = Files.writeString(Files.createTempFile("large", ".pem"), sink.certificatePem());
        authority.toFile().deleteOnExit();
        return client.tls(TlsOptions.defaults().withTrust(authority));
    }

    private static void write(Path file) throws IOException {
        try (InputStream pieces = new Pieces();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            pieces.transferTo(out);
        }
    }

    /** The header, and a GiB of lines. */
    private static final class Pieces extends InputStream {

        private byte[] piece = HEADER;
        private int position;
        private long given;

        @Override
        public int read() {
            throw new UnsupportedOperationException("octet by octet takes too long");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == piece.length) {
                if (given == PIECES) {
                    return -1;
                }
                given++;
                piece = PIECE;
                position = 0;
            }
            int octets = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, offset, octets);
            position += octets;
            return octets;
        }
    }
}
