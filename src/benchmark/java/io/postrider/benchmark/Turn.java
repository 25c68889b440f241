package io.postrider.benchmark;

/**
 * What a client did in one turn.
 *
 * @param mails mails accepted
 * @param nanos how long it took
 * @param cpuNanos CPU time of its process
 * @param allocated octets allocated on its heap; negative if it has none
 */
record Turn(long mails, long nanos, long cpuNanos, long allocated) {

    double mailsPerSecond() {
        return mails * 1e9 / nanos;
    }

    double cpuMicrosPerMail() {
        return cpuNanos / 1e3 / mails;
    }

    double allocatedPerMail() {
        return allocated < 0 ? Double.NaN : (double) allocated / mails;
    }

    double busy() {
        return (double) cpuNanos / nanos;
    }

    String line() {
        return mails + " " + nanos + " " + cpuNanos + " " + allocated;
    }

    static Turn parse(String line) {
        String[] words = line.split(" ");
        return new Turn(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
