package io.postrider.internal.codec;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.postrider.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines to replies (RFC 5321 section 4.2.1). A reply ends with the first line that has a space, or nothing, behind its code:
 *
 * <pre>
 * S: 250-mx.example.org
 * S: 250-PIPELINING
 * S: 250 SIZE 1000000
 * </pre>
 *
 * Every line has the same code, and a reply has at most {@value #MAXIMUM_LINES} lines and {@value #MAXIMUM_OCTETS} octets;
 * whatever is not so is reported as an exception once, and nothing that follows is read.
 */
public final class ReplyDecoder extends ChannelInboundHandlerAdapter {

    static final int MAXIMUM_LINES = 256;
    static final int MAXIMUM_OCTETS = 64 * 1024;

    private final RecentReplies recent = RecentReplies.ofThread();
    private List<String> lines = new ArrayList<>(0);
    private int code;
    private int octets;
    private boolean broken;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (broken) {
            return;
        }
        Reply reply;
        try {
            reply = decode((ReplyLine) message);
        } catch (MalformedReplyException e) {
            broken = true;
            ctx.fireExceptionCaught(e);
            return;
        }
        if (reply != null) {
            ctx.fireChannelRead(reply);
        }
    }

    private @Nullable Reply decode(ReplyLine line) throws MalformedReplyException {
        int lineCode = line.code();
        boolean last = line.isLast();
        if (last && lines.isEmpty()) {
            return recent.of(lineCode, line);
        }
        append(lineCode, line);
        return last ? whole() : null;
    }

    private void append(int lineCode, ReplyLine line) throws MalformedReplyException {
        if (!lines.isEmpty() && lineCode != code) {
            throw new MalformedReplyException("a reply with two codes, " + code + " and " + lineCode);
        }
        octets += line.length() + 2;
        if (lines.size() == MAXIMUM_LINES || octets > MAXIMUM_OCTETS) {
            throw new MalformedReplyException(
                    "a reply of more than " + MAXIMUM_LINES + " lines or " + MAXIMUM_OCTETS + " octets");
        }
        code = lineCode;
        lines.add(line.text());
    }

    private Reply whole() {
        Reply reply = new Reply(code, lines);
        lines = new ArrayList<>(0);
        octets = 0;
        return reply;
    }
}
