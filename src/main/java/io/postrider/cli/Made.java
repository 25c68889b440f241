package io.postrider.cli;

/** What came of making a mail. */
sealed interface Made permits Job, Made.Nothing {

    /**
     * No mail: its file has gone meanwhile, or cannot be read.
     *
     * @param name what it would have been called
     * @param why one line
     */
    record Nothing(JobName name, String why) implements Made {}
}
