package io.postrider.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Plays the server's part of one connection. For one thread. */
final class Actor {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WHILE = Duration.ofMillis(60);
    private static final long BETWEEN_PIECES_NANOS = 20_000;

    private final List<Step> steps;
    private final Pace pace;
    private final Duration patience;
    private final Cues cues;
    private final Wire wire;
    private final SideBySide record = new SideBySide();
    private int chunk = -1;
    private boolean ended;

    Actor(List<Step> steps, Pace pace, Duration patience, Cues cues, Wire wire) {
        this.steps = steps;
        this.pace = pace;
        this.patience = patience;
        this.cues = cues;
        this.wire = wire;
    }

    /** @throws AssertionError if the client did not play its part */
    void play() throws IOException {
        for (Step step : steps) {
            record.expect(step.toString());
            perform(step);
        }
        if (!ended) {
            hearFarewell();
        }
    }

    private void perform(Step step) throws IOException {
        if (step instanceof Step.Say say) {
            say(say);
        } else if (step instanceof Step.SayOctets say) {
            requireNothingSaid(MOMENT);
            wire.write(say.octets());
            record.done();
        } else if (step instanceof Step.Interrupt interrupt) {
            wire.write((interrupt.line() + "\r\n").getBytes(StandardCharsets.UTF_8));
            record.done();
        } else if (step instanceof Step.Hear hear) {
            hear(hear);
        } else if (step instanceof Step.HearContent) {
            hearContent();
        } else if (step instanceof Step.Drip drip) {
            drip(drip);
        } else if (step instanceof Step.Wait wait) {
            pause(wait.time().toNanos());
            record.done();
        } else if (step instanceof Step.Tls tls) {
            shakeHands(tls.certificate());
        } else if (step instanceof Step.Cue cue) {
            cues.give(cue.name());
            record.done();
        } else if (step instanceof Step.Await await) {
            record.seen(cues.await(await.name(), patience) ? step.toString() : "[no cue]");
        } else {
            performPlain((Step.Plain) step);
        }
    }

    private void performPlain(Step.Plain step) throws IOException {
        switch (step) {
            case HEAR_CLOSE -> hearClose();
            case HEAR_NO_DOT -> hearNoDot();
            case HEAR_RECORD -> hearRecord();
            case HEAR_ALERT -> hearAlert();
            case HEAR_NOTHING -> {
                requireNothingSaid(WHILE);
                record.done();
            }
            case CLOSE -> {
                requireNothingSaid(MOMENT);
                wire.close();
                end();
            }
            case RESET -> {
                wire.reset();
                end();
            }
        }
    }

    private void end() {
        ended = true;
        record.done();
    }

    private void say(Step.Say say) throws IOException {
        requireNothingSaid(MOMENT);
        boolean first = true;
        for (byte[] piece : pace.pieces(say.lines())) {
            if (!first) {
                pause(BETWEEN_PIECES_NANOS);
                if (wire.hasHeard()) {
                    requireNothingSaid(MOMENT);
                }
            }
            first = false;
            wire.write(piece);
        }
        record.done();
    }

    private void requireNothingSaid(Duration time) throws IOException {
        if (wire.hears(time)) {
            record.mismatch("C: " + orClose(wire.readLine(patience)) + "   [too early]");
        }
    }

    private void hear(Step.Hear expected) throws IOException {
        String line = readLine();
        if (line == null || !expected.matches(line)) {
            record.mismatch("C: " + orClose(line));
        }
        record.seen("C: " + line);
        chunk = line.startsWith("BDAT ") ? Integer.parseInt(line.split(" ")[1]) : -1;
    }

    private String readLine() throws IOException {
        try {
            return wire.readLine(patience);
        } catch (Wire.Silence e) {
            throw record.mismatch("[nothing]");
        }
    }

    private static String orClose(String line) {
        return line == null ? "[close]" : line;
    }

    private void hearContent() throws IOException {
        int octets = 0;
        if (chunk >= 0) {
            for (; octets < chunk; octets++) {
                requireOctet(wire.read(patience), octets);
            }
        } else {
            octets = readLinesToDot();
        }
        record.seen("C: [" + octets + " octets]");
    }

    private void requireOctet(int octet, int after) {
        if (octet < 0) {
            record.mismatch("C: [close after " + after + " octets]");
        }
    }

    // The dot itself is a line of its own in the script.
    private int readLinesToDot() throws IOException {
        int octets = 0;
        while (!wire.isAtDot(patience)) {
            String line = readLine();
            if (line == null) {
                record.mismatch("C: [close after " + octets + " octets]");
            }
            octets += line.length() + 2;
        }
        return octets;
    }

    private void hearNoDot() throws IOException {
        for (String line = readLine(); line != null; line = readLine()) {
            if (line.equals(".")) {
                record.mismatch("C: .");
            }
        }
        wire.close();
        end();
    }

    // A record of the type handshake (RFC 8446 section 5.1): its type, its version, its length, and so many octets.
    private void hearRecord() throws IOException {
        int type = wire.read(patience);
        if (type != 22) {
            record.mismatch("C: [no record, but " + type + "]");
        }
        wire.read(patience);
        wire.read(patience);
        int length = wire.read(patience) << 8 | wire.read(patience);
        for (int octet = 0; octet < length; octet++) {
            requireOctet(wire.read(patience), octet);
        }
        record.done();
    }

    private void hearAlert() throws IOException {
        while (wire.read(patience) >= 0) {
            // Whatever it says, there is an end to it.
        }
        wire.close();
        end();
    }

    private void hearClose() throws IOException {
        String line = readLine();
        if (line != null) {
            record.mismatch("C: " + line);
        }
        wire.close();
        end();
    }

    private void drip(Step.Drip drip) {
        try {
            for (byte octet : drip.line().getBytes(StandardCharsets.UTF_8)) {
                wire.write(new byte[] {octet});
                pause(drip.pause().toNanos());
            }
        } catch (IOException e) {
            // The client has had enough.
        }
        record.done();
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    // A client that does not like the certificate breaks off; what it does then stands in the script.
    private void shakeHands(String certificate) throws IOException {
        SSLContext context = TestTls.server(certificate);
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(wire.socket(), null, wire.socket().getPort(), true);
        secured.setUseClientMode(false);
        wire.socket().setSoTimeout((int) patience.toMillis());
        try {
            secured.startHandshake();
            wire.take(secured);
        } catch (IOException e) {
            record.note("the handshake failed: " + e.getMessage());
            wire.end();
        }
        record.done();
    }

    private void hearFarewell() throws IOException {
        record.expect("C: QUIT, or [close]");
        String line = readLine();
        if (line == null) {
            wire.close();
            return;
        }
        if (!line.equals("QUIT")) {
            record.mismatch("C: " + line);
        }
        wire.write("221 bye\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.close();
    }
}
