package io.postrider.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mail transaction of a connection (RFC 5321 section 3.3), used for one mail after the other. Confined to its event loop. */
final class Transaction {

    /** Stands for any path where nobody will ask. */
    static final ReceivedPath NOBODY = new ReceivedPath("", Map.of());

    private final ContentKeeper content;
    private final List<ReceivedPath> recipients = new ArrayList<>();
    private ReceivedPath reversePath = NOBODY;
    private boolean open;
    private boolean chunked;
    private boolean failed;

    /** @param content where the content goes */
    Transaction(ContentKeeper content) {
        this.content = content;
    }

    void open(ReceivedPath from) {
        open = true;
        reversePath = from;
    }

    void addRecipient(ReceivedPath recipient) {
        recipients.add(recipient);
    }

    /** The first BDAT has come: no more recipients, no DATA (RFC 3030 section 2), if there is a transaction. */
    void onChunk() {
        chunked = open;
    }

    /** A chunk was refused: only RSET helps, if there is a transaction. */
    void fail() {
        failed = open;
    }

    /** RSET, or the end. */
    void clear() {
        open = false;
        chunked = false;
        failed = false;
        recipients.clear();
        content.clear();
    }

    boolean isOpen() {
        return open;
    }

    boolean isChunked() {
        return chunked;
    }

    boolean hasFailed() {
        return failed;
    }

    boolean mentions(String parameter) {
        return reversePath.parameters().containsKey(parameter);
    }

    boolean isBinary() {
        return "BINARYMIME".equalsIgnoreCase(reversePath.parameters().get("BODY"));
    }

    ReceivedPath reversePath() {
        return reversePath;
    }

    /** The recipients, {@link #NOBODY} for those whose names were not kept. */
    List<ReceivedPath> recipients() {
        return recipients;
    }

    ContentKeeper content() {
        return content;
    }
}
