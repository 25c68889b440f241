package io.postrider.internal.codec;

import io.postrider.Stage;

/** What a client says (RFC 5321 section 4.1.1). Its {@code toString} is safe to log: what must not be seen is not in it. */
public sealed interface Command
        permits Command.Plain,
                Commands.Ehlo,
                Commands.Auth,
                Commands.AuthResponse,
                Commands.MailFrom,
                Commands.RcptTo,
                Commands.Bdat,
                Commands.EndOfData,
                Commands.Line {

    /** Whose deadline the reply has. */
    Stage stage();

    /** Whether nothing may follow before the reply. RFC 2920 section 3.1 names those behind which something may; of the others nobody knows. */
    default boolean endsGroup() {
        return true;
    }

    /** Writes the command without its line end. */
    void writeTo(CommandLine line);

    /** Whether content that goes with this command comes behind it; a final dot comes behind its content, and with it. */
    default boolean precedesContent() {
        return true;
    }

    /** How many replies come back: one, but for the end of a mail in LMTP (RFC 2033 section 4.2). */
    default int replies() {
        return 1;
    }

    /** The commands that are always the same. */
    enum Plain implements Command {
        /** Nothing is said: the greeting comes by itself. */
        GREETING("", Stage.GREETING, true),
        STARTTLS("STARTTLS", Stage.STARTTLS, true),
        DATA("DATA", Stage.DATA, true),
        RSET("RSET", Stage.RSET, false),
        NOOP("NOOP", Stage.COMMAND, true),
        QUIT("QUIT", Stage.QUIT, true);

        private final String verb;
        private final Stage stage;
        private final boolean endsGroup;

        Plain(String verb, Stage stage, boolean endsGroup) {
            this.verb = verb;
            this.stage = stage;
            this.endsGroup = endsGroup;
        }

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public boolean endsGroup() {
            return endsGroup;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text(verb);
        }

        @Override
        public String toString() {
            return verb;
        }
    }
}
