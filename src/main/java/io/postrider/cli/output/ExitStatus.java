package io.postrider.cli.output;

import io.postrider.Reply;
import java.util.List;

/** What a run tells the shell, by the numbers of sysexits.h. */
public enum ExitStatus {
    /** Every recipient was accepted; every asked command was answered with yes. */
    OK(0),
    /** The command line is wrong. */
    USAGE(64),
    /** What the command line names cannot be used; nothing was sent. */
    BAD_INPUT(65),
    /** Something was rejected for good. */
    REJECTED(69),
    /** A fault of Postrider's own. */
    SOFTWARE(70),
    /** Something is in doubt: it may have been delivered, or what became of it could not be written. */
    IN_DOUBT(74),
    /** Something was deferred or not sent. */
    TRY_LATER(75);

    private static final List<ExitStatus> BY_WEIGHT =
            List.of(SOFTWARE, USAGE, BAD_INPUT, IN_DOUBT, REJECTED, TRY_LATER, OK);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** Of a reply to a single command. */
    public static ExitStatus of(Reply reply) {
        if (reply.isPermanent()) {
            return REJECTED;
        }
        return reply.isTransient() ? TRY_LATER : OK;
    }

    /** The one of the two that tells more: what is in doubt before what was rejected before what may be tried later. */
    public ExitStatus or(ExitStatus other) {
        return BY_WEIGHT.indexOf(this) <= BY_WEIGHT.indexOf(other) ? this : other;
    }
}
