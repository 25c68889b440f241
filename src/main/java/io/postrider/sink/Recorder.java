package io.postrider.sink;

import io.postrider.sink.ReceivedMail.Transfer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts and remembers the mails of one connection. Confined to its event loop. */
final class Recorder {

    private final Server server;
    private final Peer peer;
    private final Tally.Share share;

    Recorder(Server server, Peer peer, Tally.Share share) {
        this.server = server;
        this.peer = peer;
        this.share = share;
    }

    /** Counts a mail; nothing is made for it. */
    void count(Transaction transaction, int recipients) {
        share.mails++;
        share.recipients += recipients;
        share.contentOctets += transaction.content().total();
    }

    /** Records a mail for those recipients who accepted it. Gives its entry in the ledger; null where there is none. */
    Records.@Nullable Entry record(
            String queueId, Transfer transfer, Transaction transaction, List<ReceivedPath> accepted) {
        if (accepted.isEmpty()) {
            return null;
        }
        count(transaction, accepted.size());
        return server.records().keeps(Memory.LEDGER) ? enter(queueId, transfer, transaction, accepted) : null;
    }

    private Records.Entry enter(
            String queueId, Transfer transfer, Transaction transaction, List<ReceivedPath> accepted) {
        byte[] content = transaction.content().octets();
        List<String> addresses = accepted.stream().map(ReceivedPath::address).toList();
        String messageId = MessageId.in(content, content.length).orElse("");
        Records.Entry entry = new Records.Entry(queueId, messageId, addresses, peer.connection());
        if (server.records().keeps(Memory.MAILS)) {
            server.records()
                    .add(
                            entry,
                            new ReceivedMail(
                                    queueId, transaction.reversePath(), accepted, transfer, origin(), content));
        } else {
            server.records().add(entry);
        }
        return entry;
    }

    private Origin origin() {
        return new Origin(peer.connection(), peer.tlsVersion(), peer.user(), Instant.now());
    }
}
