package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.postrider.Stage;
import io.postrider.sink.ReceivedMail.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * DATA (RFC 5321 section 4.1.1.4) and BDAT (RFC 3030), up to the end of the content. Confined to the connection's event loop.
 *
 * <p>The octets of a BDAT that fails are read all the same: they are in the pipe, and are no commands.
 */
final class ContentCommands {

    private static final byte[] NOTHING = {};

    private final Manner manner;
    private final Speaker speaker;
    private final Transaction transaction;
    private final EndOfData endOfData;
    private final DotReader dots = new DotReader();

    private boolean inData;
    private boolean inChunk;
    private long chunkRest;
    private boolean lastChunk;
    private @Nullable Answer chunkRefusal;
    private @Nullable Fault chunkFault;

    private @Nullable Fault midway;
    private long untilMidway;

    ContentCommands(Manner manner, Speaker speaker, Transaction transaction, EndOfData endOfData) {
        this.manner = manner;
        this.speaker = speaker;
        this.transaction = transaction;
        this.endOfData = endOfData;
    }

    /** Whether the octets to come are content. */
    boolean isReading() {
        return inData || inChunk;
    }

    /** Whether they belong to a BDAT command, whose reply comes behind them. */
    boolean isReadingChunk() {
        return inChunk;
    }

    void onData() {
        Answer wrong = whyNoData();
        // A rule may grant what we would not: then content follows.
        if (speaker.say(Stage.DATA, wrong == null ? Answer.GO_AHEAD : wrong) == 3) {
            inData = true;
            dots.reset();
            begin(true);
        }
    }

    private @Nullable Answer whyNoData() {
        if (!transaction.isOpen()) {
            return Answer.MAIL_FIRST;
        }
        if (transaction.isChunked()) {
            return Answer.CHUNKS_BEGAN;
        }
        if (transaction.isBinary()) {
            return Answer.NOT_WITH_BINARYMIME;
        }
        return transaction.recipients().isEmpty() ? Answer.NO_RECIPIENTS : null;
    }

    void onChunk(CommandLine line) {
        ChunkArgument argument = ChunkArgument.parse(line);
        if (argument == null || !manner.offers(Extension.CHUNKING)) {
            speaker.say(Stage.CONTENT, argument == null ? Answer.BAD_SYNTAX : Answer.NOT_IMPLEMENTED);
            return;
        }
        chunkRefusal = whyNoChunk();
        chunkRest = argument.octets();
        lastChunk = argument.last();
        inChunk = true;
        begin(!transaction.isChunked());
        transaction.onChunk();
        if (chunkRest == 0 && !speaker.hasEnded()) {
            onEnd();
        }
    }

    private @Nullable Answer whyNoChunk() {
        if (!transaction.isOpen()) {
            return Answer.MAIL_FIRST;
        }
        if (transaction.hasFailed()) {
            return Answer.CHUNKS_FAILED;
        }
        return transaction.recipients().isEmpty() ? Answer.NO_RECIPIENTS : null;
    }

    /** Asks what shall go wrong with the content, or with this piece of it. */
    private void begin(boolean first) {
        if (first) {
            midway = null;
        }
        chunkFault = null;
        Fault fault = inData || !lastChunk || first ? speaker.fault(Stage.CONTENT, "") : null;
        if (fault == null) {
            return;
        }
        long afterOctets = fault.aftermath().afterOctets();
        if (afterOctets > 0) {
            midway = fault;
            untilMidway = afterOctets;
        } else if (inData || lastChunk || afterOctets == 0) {
            speaker.play(fault, NOTHING, () -> {});
        } else {
            chunkFault = fault;
        }
    }

    /** Reads content. Gives false when more octets are needed. */
    boolean read(ByteBuf in) {
        int before = in.readerIndex();
        int count = (int) Math.min(midway == null ? Long.MAX_VALUE : untilMidway, in.readableBytes());
        boolean ended = inData ? readData(in, count) : readChunk(in, count);
        strikeMidway(in.readerIndex() - before);
        if (ended && !speaker.hasEnded()) {
            onEnd();
        }
        return ended || in.isReadable();
    }

    private boolean readData(ByteBuf in, int count) {
        int end = in.writerIndex();
        in.writerIndex(in.readerIndex() + count);
        boolean ended = dots.read(in, transaction.content());
        in.writerIndex(end);
        return ended;
    }

    private boolean readChunk(ByteBuf in, int count) {
        int taken = (int) Math.min(chunkRest, count);
        if (chunkRefusal == null) {
            transaction.content().take(in, taken);
        } else {
            in.skipBytes(taken);
        }
        chunkRest -= taken;
        return chunkRest == 0;
    }

    private void strikeMidway(int octets) {
        if (midway == null) {
            return;
        }
        untilMidway -= octets;
        if (untilMidway == 0) {
            Fault fault = midway;
            midway = null;
            speaker.play(fault, NOTHING, () -> {});
        }
    }

    private void onEnd() {
        if (inData) {
            inData = false;
            endOfData.on(Transfer.DATA, transaction.recipients().isEmpty() ? Answer.NO_RECIPIENTS : null);
        } else {
            inChunk = false;
            onChunkEnd();
        }
    }

    private void onChunkEnd() {
        Answer wrong = chunkRefusal;
        if (wrong == null && transaction.content().total() > manner.limits().octets()) {
            wrong = Answer.TOO_LARGE;
        }
        if (lastChunk) {
            endOfData.on(Transfer.BDAT, wrong);
        } else if (!Speaker.isDone(speaker.say(chunkFault, wrong == null ? Answer.CHUNK : wrong))) {
            transaction.fail();
        }
    }
}
