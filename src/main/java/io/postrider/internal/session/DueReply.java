package io.postrider.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * Tells when another reply is due than before. The deadline belongs to the reply that is due next: it is set when that one becomes the next, and by
 * nothing that the server does in between (RFC 5321 section 4.5.3.2). Confined to the channel's event loop.
 */
final class DueReply {

    /** Progress is what fills a block (RFC 5321 section 4.5.3.2.5), and not an octet now and then: else a mail could last for ever. */
    private static final int BLOCK_OCTETS = 64 * 1024;

    private @Nullable Exchange exchange;
    private long ofBlock;
    private boolean leaving;
    private boolean anew;

    /**
     * Whether something else is due than when this was asked last.
     *
     * @param head whose reply is due now; null if none is
     * @param headIsLeaving whether that is still being sent
     */
    boolean changesTo(@Nullable Exchange head, boolean headIsLeaving) {
        boolean changes = anew || head != exchange || headIsLeaving != leaving;
        anew = false;
        if (changes) {
            ofBlock = 0;
        }
        exchange = head;
        leaving = headIsLeaving;
        return changes;
    }

    /** Whether a block of the content of what is due is whole, now that so many more octets of it have left. */
    boolean completesBlock(Exchange carrier, long octets) {
        if (carrier != exchange) {
            return false;
        }
        ofBlock += octets;
        boolean whole = ofBlock >= BLOCK_OCTETS;
        ofBlock = whole ? 0 : ofBlock;
        return whole;
    }

    /** What was due is due no more, whatever is due next: another phase begins. */
    void beginAnew() {
        anew = true;
    }

    /** One of several replies to the same command was heard: each has a deadline of its own. */
    void forget() {
        exchange = null;
    }
}
