package io.postrider.internal.session;

import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A file that leaves as it is, from the kernel's page cache to the socket, region by region. Two regions are handed over at a time, so
 * that the mail is committed when its end does leave and not when it is first thought of.
 */
final class RegionOutflow implements Outflow {

    private static final int REGION_OCTETS = 1 << 20;
    private static final int MOST_UNDER_WAY = 2;

    private final Attempt attempt;
    private final boolean tells;
    private final long octets;
    private final FileChannel file;
    private long position;
    private int underWay;
    private boolean released;

    /** @param file open, and not empty; it belongs to the outflow from now on */
    RegionOutflow(Attempt attempt, FileChannel file, long octets) {
        this.attempt = attempt;
        this.tells = Network.tellsWhatIsTaken(attempt.session().channel());
        this.file = file;
        this.octets = octets;
    }

    @Override
    public void begin() {
        attempt.contentLeaves();
    }

    @Override
    public long octets() {
        return octets;
    }

    @Override
    public boolean writeTo(Dialogue dialogue) {
        while (position < octets && underWay < MOST_UNDER_WAY && !attempt.isCancelled()) {
            long count = Math.min(REGION_OCTETS, octets - position);
            if (position + count == octets) {
                attempt.commit();
            }
            underWay++;
            dialogue.write(new Region(file, position, count));
            position += count;
        }
        return position == octets;
    }

    private void onWritten(Region region) {
        if (tells && region.transferred() < region.count() && isCutShort()) {
            attempt.contentCutShort();
        }
        underWay--;
        closeIfDone();
    }

    private boolean isCutShort() {
        try {
            return file.size() < octets;
        } catch (IOException e) {
            // Nobody knows: what was committed stays in doubt.
            return false;
        }
    }

    @Override
    public void release() {
        released = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (underWay == 0 && (released || position == octets)) {
            try {
                file.close();
            } catch (IOException e) {
                // It was open for reading: nothing is lost.
            }
        }
    }

    /** A region that leaves the file open for the next one. */
    private final class Region extends DefaultFileRegion {
        Region(FileChannel source, long position, long count) {
            super(source, position, count);
        }

        @Override
        protected void deallocate() {
            onWritten(this);
        }
    }
}
