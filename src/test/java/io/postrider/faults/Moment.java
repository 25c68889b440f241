package io.postrider.faults;

import io.postrider.SessionOptions.Chunking;
import io.postrider.Stage;
import io.postrider.testing.Mode;
import java.util.EnumSet;
import java.util.Set;

/** When a mail is cancelled. */
enum Moment {
    NEVER,
    /** No server has greeted yet. */
    WAITING,
    MAIL(Stage.MAIL),
    RCPT(Stage.RCPT),
    DATA(Stage.DATA),
    CONTENT(Stage.CONTENT),
    END_OF_DATA(Stage.END_OF_DATA),
    /** Wherever it is. */
    SOME_TIME,
    /** Too late. */
    DECIDED;

    private final Set<Stage> stages = EnumSet.noneOf(Stage.class);

    Moment(Stage... stages) {
        this.stages.addAll(Set.of(stages));
    }

    /** Those that a mail comes by, if nothing goes wrong. */
    static Set<Moment> in(Mode mode) {
        Set<Moment> all = EnumSet.range(WAITING, DECIDED);
        if (mode.chunking() == Chunking.WHERE_OFFERED) {
            all.remove(DATA);
        }
        return all;
    }

    /** Whether it is when a server has heard this of the mail, and is about to answer. */
    boolean is(Stage stage) {
        return stages.contains(stage);
    }

    /** Whether a mail is certainly not decided by then. */
    boolean isInTime() {
        return this == WAITING || !stages.isEmpty();
    }
}
