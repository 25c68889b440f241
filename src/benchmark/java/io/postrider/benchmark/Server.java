package io.postrider.benchmark;

import java.io.IOException;

/** Whom the clients send to, in a process of its own, seen from the conductor. */
interface Server extends AutoCloseable {

    int port();

    /** What it has seen up to now. */
    Count count() throws IOException, InterruptedException;

    @Override
    void close();

    /** Which server. */
    enum Kind {
        SINK,
        SMTP_SINK;

        Server start(Cell cell) throws IOException, InterruptedException {
            return this == SINK ? SinkProcess.start(cell) : SmtpSink.start(cell);
        }
    }

    /**
     * Up to a moment.
     *
     * @param mails mails accepted; negative if the server does not tell
     * @param octets octets of their content
     * @param reads bursts of octets that were read at once
     * @param open connections open now
     * @param cpuNanos CPU time used
     */
    record Count(long mails, long octets, long reads, long open, long cpuNanos) {

        static Count onlyTime(long cpuNanos) {
            return new Count(-1, 0, 0, 0, cpuNanos);
        }

        Count since(Count before) {
            long more = tellsMails() ? mails - before.mails : mails;
            return new Count(more, octets - before.octets, reads - before.reads, open, cpuNanos - before.cpuNanos);
        }

        boolean tellsMails() {
            return mails >= 0;
        }
    }
}
