package io.postrider.testing;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** One thing that happens in a script. Its {@code toString} is how it stands there. */
sealed interface Step {

    /** The server says these lines. */
    record Say(List<String> lines) implements Step {
        @Override
        public String toString() {
            return "S: " + String.join("S: ", lines).strip();
        }
    }

    /** The server says a line while the client speaks. */
    record Interrupt(String line) implements Step {
        @Override
        public String toString() {
            return "S! " + line;
        }
    }

    /** The server says these octets. */
    record SayOctets(byte[] octets, String text) implements Step {
        @Override
        public String toString() {
            return "S~ " + text;
        }
    }

    /** The server says a line so slowly that it may never come to its end. */
    record Drip(String line, Duration pause) implements Step {
        @Override
        public String toString() {
            return "S: [drip] " + line;
        }
    }

    /** The server hears this line. */
    record Hear(String text) implements Step {
        boolean matches(String line) {
            return pattern().matcher(line).matches();
        }

        private Pattern pattern() {
            return Pattern.compile("\\Q" + text.replace("<anything>", "\\E.*\\Q") + "\\E");
        }

        @Override
        public String toString() {
            return "C: " + text;
        }
    }

    /** The server hears a content. */
    record HearContent() implements Step {
        @Override
        public String toString() {
            return "C: <content>";
        }
    }

    /** Something that needs no more than its name. */
    enum Plain implements Step {
        HEAR_CLOSE("C: [close]"),
        HEAR_NO_DOT("C: <no dot>"),
        HEAR_RECORD("C: <record of tls>"),
        HEAR_ALERT("C: <alert of tls>"),
        HEAR_NOTHING("C: [nothing]"),
        CLOSE("S: [close]"),
        RESET("S: [reset]");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Nobody says anything for a while. */
    record Wait(Duration time) implements Step {
        @Override
        public String toString() {
            return "S: [wait " + time.toMillis() + " ms]";
        }
    }

    /** A TLS handshake. */
    record Tls(String certificate) implements Step {
        @Override
        public String toString() {
            return "S: [tls " + certificate + "]";
        }
    }

    /** The server has come to here. */
    record Cue(String name) implements Step {
        @Override
        public String toString() {
            return "S: [cue " + name + "]";
        }
    }

    /** The server waits for the test. */
    record Await(String name) implements Step {
        @Override
        public String toString() {
            return "S: [await " + name + "]";
        }
    }
}
