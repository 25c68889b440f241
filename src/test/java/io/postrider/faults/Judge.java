package io.postrider.faults;

import io.postrider.Outcome;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.sink.Ledger;
import io.postrider.sink.LedgerEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what was reported with what a sink accepted: a mail reported accepted was accepted once and said so; one reported in doubt may have
 * been accepted once; any other was not.
 */
final class Judge {

    /** Where the first ones do not fit, more would say the same. */
    private static final int SHOWN = 10;

    private final Map<String, List<LedgerEntry>> accepted;
    private final List<String> contradictions = new ArrayList<>();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
    private int explained;

    Judge(Ledger ledger) {
        accepted = ledger.entries().stream().collect(Collectors.groupingBy(LedgerEntry::messageId));
    }

    /** What does not fit, one line for each recipient; the first ones. */
    List<String> contradictions() {
        return contradictions;
    }

    /** How many recipients were reported so. */
    int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** The kinds of outcomes there were. */
    Set<Status> statuses() {
        return counts.keySet();
    }

    /** How many recipients were reported. */
    int outcomes() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** For how many recipients this mail was accepted. */
    int recorded(int number) {
        return recipients(accepted.getOrDefault(TestMails.messageId(number), List.of()));
    }

    /** For how many recipients mails were accepted of which no judgement was asked. */
    int unexplained() {
        return accepted.values().stream().mapToInt(Judge::recipients).sum() - explained;
    }

    private static int recipients(List<LedgerEntry> entries) {
        return entries.stream().mapToInt(entry -> entry.recipients().size()).sum();
    }

    /** How far they came. */
    Set<Stage> stages() {
        return stages;
    }

    void judge(int number, Receipt receipt) {
        for (Receipt.Result result : receipt.recipients()) {
            Outcome outcome = result.outcome();
            stages.add(outcome.stage());
            counts.merge(outcome.status(), 1, Integer::sum);
            List<LedgerEntry> entries = entries(number, result.mailbox().toString());
            if (!fits(outcome, entries)) {
                contradict(TestMails.messageId(number) + " to " + result.mailbox() + " was reported " + outcome.status()
                        + " (" + outcome.description() + ") and stands in the ledger as " + entries);
            }
        }
    }

    private void contradict(String what) {
        if (contradictions.size() < SHOWN) {
            contradictions.add(what);
        }
    }

    /** Nothing is known of it but that it must not be there twice. */
    void judgeCancelled(int number, String recipient) {
        List<LedgerEntry> entries = entries(number, recipient);
        if (entries.size() > 1) {
            contradict(TestMails.messageId(number) + " was cancelled and stands in the ledger as " + entries);
        }
    }

    private List<LedgerEntry> entries(int number, String recipient) {
        List<LedgerEntry> entries = accepted.getOrDefault(TestMails.messageId(number), List.of()).stream()
                .filter(entry -> entry.recipients().contains(recipient))
                .toList();
        explained += entries.size();
        return entries;
    }

    private static boolean fits(Outcome outcome, List<LedgerEntry> entries) {
        return switch (outcome.status()) {
            case ACCEPTED -> entries.size() == 1;
            case IN_DOUBT -> entries.size() <= 1;
            case REJECTED, DEFERRED, NOT_SENT -> entries.isEmpty();
        };
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
