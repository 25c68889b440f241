package io.postrider.sink;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which mails a sink accepted, and how often: the judge of what a client reports. A mail stands here from the moment its end was
 * recognised and not refused, whether or not the final reply reached anybody.
 *
 * @param entries in the order of acceptance
 */
public record Ledger(List<LedgerEntry> entries) {

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** The entries of this Message-ID. */
    public List<LedgerEntry> of(String messageId) {
        return entries.stream()
                .filter(entry -> entry.messageId().equals(messageId))
                .toList();
    }

    /** How often the mail of this Message-ID was accepted for this recipient. */
    public long timesAccepted(String messageId, String recipient) {
        return of(messageId).stream()
                .filter(entry -> entry.recipients().contains(recipient))
                .count();
    }

    /** How often each mail was accepted for each recipient: Message-ID, then recipient. One pass over all entries. */
    public Map<String, Map<String, Long>> timesAccepted() {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        LedgerEntry::messageId,
                        Collectors.flatMapping(
                                entry -> entry.recipients().stream(),
                                Collectors.groupingBy(recipient -> recipient, Collectors.counting()))));
    }
}
