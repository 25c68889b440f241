package io.postrider.benchmark;

import java.io.IOException;
import java.time.Duration;

/** One who takes turns, seen from the conductor. */
interface Rival extends AutoCloseable {

    /** Sends as many mails as it can for about this long. */
    Turn take(Duration turn) throws IOException, InterruptedException;

    /** How many of the turns that are offered for it are taken before those that count. */
    int warmUpTurns(int offered);

    /** The most it ever had in memory, in MiB; not a number if nobody knows. */
    double peakMemory();

    @Override
    void close();

    static Rival start(Entrant entrant, Settings settings, int port) throws IOException, InterruptedException {
        return entrant.client().equals(SmtpSource.PROGRAM)
                ? new SmtpSource(entrant.cell(), port)
                : JvmRival.start(entrant, JvmRival.FIXED_HEAP, settings, port);
    }
}
