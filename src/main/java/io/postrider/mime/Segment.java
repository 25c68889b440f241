package io.postrider.mime;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;

/** A stretch of a message that is read when its turn comes. */
interface Segment {

    /** How many octets it will give, if that is known. */
    OptionalLong size();

    /** Begins to read it; may block. */
    ReadableByteChannel open() throws IOException;
}
