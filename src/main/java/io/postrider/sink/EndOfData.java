package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.postrider.Stage;
import io.postrider.sink.LedgerEntry.FinalReply;
import io.postrider.sink.ReceivedMail.Transfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a content has ended: the mail is saved and recorded, then the final reply is said, or with LMTP one for each
 * recipient (RFC 2033 section 4.2). Confined to the connection's event loop.
 */
final class EndOfData {

    private final Server server;
    private final Speaker speaker;
    private final Transaction transaction;
    private final Recorder recorder;
    private final Runnable resume;

    private boolean saving;

    EndOfData(Server server, Speaker speaker, Transaction transaction, Recorder recorder, Runnable resume) {
        this.server = server;
        this.speaker = speaker;
        this.transaction = transaction;
        this.recorder = recorder;
        this.resume = resume;
    }

    /** Whether the mail is on its way to the disk, and nothing else may happen. */
    boolean isSaving() {
        return saving;
    }

    /** The content has come whole. {@code wrong} is why it is refused; null for not at all. */
    void on(Transfer transfer, @Nullable Answer wrong) {
        boolean tooLarge =
                transaction.content().total() > server.manner().limits().octets();
        if (wrong != null || tooLarge) {
            refuse(wrong == null ? Answer.TOO_LARGE : wrong);
        } else if (server.directory().isPresent()) {
            save(transfer);
        } else if (isOnlyCounted()) {
            count();
        } else {
            conclude(transfer, server.queueIds().next());
        }
    }

    private boolean isOnlyCounted() {
        return !server.records().keeps(Memory.LEDGER)
                && server.rules().isEmpty()
                && !server.manner().isLmtp();
    }

    /** The way of every mail in a benchmark: no object is made for it. */
    private void count() {
        ByteBuf out = speaker.outbox().buffer();
        out.writeBytes(server.answers().acceptedHead());
        server.queueIds().write(server.queueIds().next(), out);
        out.writeShort('\r' << 8 | '\n');
        recorder.count(transaction, transaction.recipients().size());
        transaction.clear();
    }

    private void refuse(Answer refusal) {
        for (int i = 0; i < replies(); i++) {
            speaker.say(Stage.END_OF_DATA, recipient(i), refusal);
        }
        transaction.clear();
    }

    // Without a recipient even LMTP has one reply.
    private int replies() {
        return server.manner().isLmtp() ? Math.max(1, transaction.recipients().size()) : 1;
    }

    private String recipient(int reply) {
        List<ReceivedPath> all = transaction.recipients();
        return server.manner().isLmtp() && reply < all.size() ? all.get(reply).address() : "";
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What follows has no result.
    private void save(Transfer transfer) {
        long number = server.queueIds().next();
        saving = true;
        transaction
                .content()
                .save(server.queueIds().text(number))
                .whenCompleteAsync((saved, failure) -> onSaved(transfer, number, failure), speaker.executor());
    }

    private void onSaved(Transfer transfer, long number, @Nullable Throwable failure) {
        saving = false;
        if (failure == null) {
            conclude(transfer, number);
        } else {
            refuse(Answer.NOT_SAVED);
        }
        resume.run();
    }

    private void conclude(Transfer transfer, long number) {
        String queueId = server.queueIds().text(number);
        List<@Nullable Fault> faults = new ArrayList<>();
        List<ReceivedPath> accepted = new ArrayList<>();
        for (int i = 0; i < replies(); i++) {
            Fault fault = speaker.fault(Stage.END_OF_DATA, recipient(i));
            faults.add(fault);
            if (isRecorded(fault)) {
                accepted.addAll(recipientsOf(i));
            }
        }
        // First the record, then the reply: whoever has heard the reply finds the mail.
        Records.Entry entry = recorder.record(queueId, transfer, transaction, accepted);
        for (Fault fault : faults) {
            say(fault, server.answers().accepted(queueId), entry);
        }
        transaction.clear();
    }

    private static boolean isRecorded(@Nullable Fault fault) {
        if (fault == null) {
            return true;
        }
        int kind = fault.speech().kind(2);
        return fault.aftermath().isRecorded() && kind != 4 && kind != 5;
    }

    /** The recipients that a reply speaks for. */
    private List<ReceivedPath> recipientsOf(int reply) {
        List<ReceivedPath> all = transaction.recipients();
        return server.manner().isLmtp() ? all.subList(reply, reply + 1) : all;
    }

    private void say(@Nullable Fault fault, byte[] usual, Records.@Nullable Entry entry) {
        boolean spoilt = fault != null && fault.speech().spoils();
        Runnable written = () -> {
            if (entry != null) {
                entry.onReply(spoilt ? FinalReply.SPOILT : FinalReply.WRITTEN);
            }
        };
        if (fault != null) {
            speaker.play(fault, usual, written);
            return;
        }
        speaker.outbox().buffer().writeBytes(usual);
        speaker.outbox().whenWritten(written);
    }
}
