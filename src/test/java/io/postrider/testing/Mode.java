package io.postrider.testing;

import io.postrider.Pipelining;
import io.postrider.SessionOptions;
import io.postrider.SessionOptions.Chunking;

/** How mails follow one another on a connection, and how their content is carried. */
public enum Mode {
    OFF_DATA(Pipelining.OFF, Chunking.NEVER),
    OFF_BDAT(Pipelining.OFF, Chunking.WHERE_OFFERED),
    STANDARD_DATA(Pipelining.STANDARD, Chunking.NEVER),
    STANDARD_BDAT(Pipelining.STANDARD, Chunking.WHERE_OFFERED),
    EAGER_BDAT(Pipelining.EAGER, Chunking.WHERE_OFFERED);

    private final Pipelining pipelining;
    private final Chunking chunking;

    Mode(Pipelining pipelining, Chunking chunking) {
        this.pipelining = pipelining;
        this.chunking = chunking;
    }

    public Pipelining pipelining() {
        return pipelining;
    }

    public Chunking chunking() {
        return chunking;
    }

    /** The same options in this mode. */
    public SessionOptions in(SessionOptions options) {
        return new SessionOptions(
                options.clientName(),
                pipelining,
                options.window(),
                chunking,
                options.lineEndings(),
                options.timeouts(),
                options.transcript());
    }
}
