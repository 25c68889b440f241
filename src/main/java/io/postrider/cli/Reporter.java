package io.postrider.cli;

import io.postrider.Receipt;
import io.postrider.cli.output.Lines;
import io.postrider.cli.output.MailReport;
import io.postrider.cli.output.Progress;
import io.postrider.cli.output.Tally;
import io.postrider.cli.output.UnmadeReport;

/**
 * Tells of each mail once, as soon as its outcome is known. For any thread.
 *
 * @param out where it is told
 * @param detail how much
 * @param tally counts them
 * @param progress shows how many there are
 */
record Reporter(Lines out, Detail detail, Tally tally, Progress progress) {

    /** How much is told of a mail. */
    enum Detail {
        /** One JSON object. */
        JSON,
        /** One line for each recipient. */
        EVERYTHING,
        /** One line for each recipient that was not accepted. */
        TROUBLES
    }

    void outcome(Job job, Receipt receipt) {
        tally.add(receipt);
        progress.step();
        MailReport report = new MailReport(job.name().text(), job.messageId(), receipt);
        switch (detail) {
            case JSON -> line(report.json().toString());
            case EVERYTHING -> report.lines().forEach(this::line);
            case TROUBLES -> report.troubles().forEach(this::line);
        }
    }

    /** There was no mail to send. */
    void outcome(Made.Nothing nothing) {
        tally.addUnmade();
        progress.step();
        UnmadeReport report = new UnmadeReport(nothing.name().text(), nothing.why());
        line(detail == Detail.JSON ? report.json().toString() : report.line());
    }

    private void line(String line) {
        out.line(progress.eraser() + line);
    }
}
