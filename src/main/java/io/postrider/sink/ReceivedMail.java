package io.postrider.sink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A mail that a sink took responsibility for, whether or not its client ever heard so. */
public final class ReceivedMail {

    /** How the content came. */
    public enum Transfer {
        /** RFC 5321 section 4.1.1.4. */
        DATA,
        /** RFC 3030. */
        BDAT
    }

    private final String queueId;
    private final ReceivedPath reversePath;
    private final List<ReceivedPath> recipients;
    private final Transfer transfer;
    private final Origin origin;
    private final byte[] content;

    ReceivedMail(
            String queueId,
            ReceivedPath reversePath,
            List<ReceivedPath> recipients,
            Transfer transfer,
            Origin origin,
            byte[] content) {
        this.queueId = queueId;
        this.reversePath = reversePath;
        this.recipients = List.copyOf(recipients);
        this.transfer = transfer;
        this.origin = origin;
        this.content = content;
    }

    /** The name that the final reply gave the mail. */
    public String queueId() {
        return queueId;
    }

    /** The argument of MAIL. */
    public ReceivedPath reversePath() {
        return reversePath;
    }

    /** The recipients that were accepted, in their order; those of LMTP whose final reply was positive. */
    public List<ReceivedPath> recipients() {
        return recipients;
    }

    /** The addresses of the recipients. */
    public List<String> addresses() {
        return recipients.stream().map(ReceivedPath::address).toList();
    }

    public Transfer transfer() {
        return transfer;
    }

    public Origin origin() {
        return origin;
    }

    /** The content as it was composed: each octet, dot-stuffing undone. */
    public byte[] content() {
        return content.clone();
    }

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The value of the Message-ID field. */
    public Optional<String> messageId() {
        return MessageId.in(content, content.length);
    }

    @Override
    public String toString() {
        return queueId + " <" + reversePath.address() + "> to " + addresses() + ", " + content.length + " octets";
    }
}
