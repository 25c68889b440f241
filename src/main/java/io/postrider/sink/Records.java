package io.postrider.sink;

import io.postrider.sink.LedgerEntry.FinalReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a sink remembers. For any thread. */
final class Records {

    /** An entry of the ledger whose final reply is still on its way. */
    static final class Entry {
        private final String queueId;
        private final String messageId;
        private final List<String> recipients;
        private final long connection;
        private volatile FinalReply finalReply = FinalReply.UNSENT;

        Entry(String queueId, String messageId, List<String> recipients, long connection) {
            this.queueId = queueId;
            this.messageId = messageId;
            this.recipients = List.copyOf(recipients);
            this.connection = connection;
        }

        void onReply(FinalReply fate) {
            finalReply = finalReply == FinalReply.SPOILT ? FinalReply.SPOILT : fate;
        }

        private LedgerEntry snapshot() {
            return new LedgerEntry(queueId, messageId, recipients, connection, finalReply);
        }
    }

    private final Memory memory;
    private List<Entry> entries = new ArrayList<>();
    private List<ReceivedMail> mails = new ArrayList<>();
    private List<Group> groups = new ArrayList<>();

    Records(Memory memory) {
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    boolean keeps(Memory what) {
        return memory.compareTo(what) >= 0;
    }

    /** How many octets of a content are worth keeping. */
    int contentLimit() {
        return switch (memory) {
            case COUNTS -> 0;
            case LEDGER -> 16 * 1024;
            case MAILS -> Integer.MAX_VALUE - 8;
        };
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
        notifyAll();
    }

    synchronized void add(Entry entry, ReceivedMail mail) {
        mails.add(mail);
        add(entry);
    }

    synchronized void add(Group group) {
        groups.add(group);
    }

    synchronized void forget() {
        entries = new ArrayList<>();
        mails = new ArrayList<>();
        groups = new ArrayList<>();
    }

    synchronized List<ReceivedMail> mails() {
        require(Memory.MAILS);
        return List.copyOf(mails);
    }

    synchronized List<Group> groups() {
        require(Memory.MAILS);
        return List.copyOf(groups);
    }

    synchronized Ledger ledger() {
        require(Memory.LEDGER);
        return new Ledger(entries.stream().map(Entry::snapshot).toList());
    }

    synchronized List<ReceivedMail> await(int count, Duration atMost) throws InterruptedException {
        require(Memory.MAILS);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (mails.size() < count) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new IllegalStateException(mails.size() + " of " + count + " mails came within " + atMost);
            }
            wait(millis);
        }
        return List.copyOf(mails);
    }

    private void require(Memory needed) {
        if (!keeps(needed)) {
            throw new IllegalStateException("this sink remembers " + memory + " only, not " + needed);
        }
    }
}
