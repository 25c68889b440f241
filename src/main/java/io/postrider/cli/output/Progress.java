package io.postrider.cli.output;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a batch has come, for somebody who watches. */
public sealed interface Progress extends AutoCloseable {

    /** One more mail has an outcome. */
    void step();

    /** What must stand in front of a line of standard output, so that the bar does not. */
    String eraser();

    @Override
    void close();

    /** Shows nothing. */
    static Progress none() {
        return new None();
    }

    /**
     * A bar that grows to {@code mails}.
     *
     * @param eraser what takes it away for a line of standard output; empty if that goes elsewhere
     */
    static Progress bar(long mails, PrintStream terminal, String eraser) {
        return new Bar(mails, terminal, eraser);
    }

    /** Nobody watches. */
    record None() implements Progress {
        @Override
        public void step() {}

        @Override
        public String eraser() {
            return "";
        }

        @Override
        public void close() {}
    }

    /** A bar that is drawn anew on its line five times a second. */
    final class Bar implements Progress {
        /** Takes the bar away from the line it is on; it comes back by itself on the next. */
        public static final String ERASE = "\r\u001B[K";

        private static final int WIDTH = 79;

        private final ProgressBar bar;
        private final PrintStream terminal;
        private final String eraser;

        private Bar(long mails, PrintStream terminal, String eraser) {
            this.eraser = eraser;
            this.terminal = terminal;
            this.bar = new ProgressBarBuilder()
                    .setTaskName("Sending")
                    .setInitialMax(mails)
                    .setUpdateIntervalMillis(200)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" mails", 1)
                    .showSpeed()
                    .setConsumer(new DelegatingProgressBarConsumer(text -> terminal.print("\r" + text), WIDTH))
                    .build();
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public String eraser() {
            return eraser;
        }

        @Override
        public void close() {
            bar.close();
            terminal.println();
        }
    }
}
