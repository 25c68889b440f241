package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.util.ArrayList;
import java.util.List;

/** A message in the making: octets at hand, and segments that are read when the message is sent. */
final class Assembly {

    /** Up to so many octets, a copy is worth that all of the message lies in one array. */
    private static final int COPIED = 64 * 1024;

    private final List<Segment> segments = new ArrayList<>(0);
    private Octets octets;

    Assembly(int capacity) {
        octets = new Octets(capacity);
    }

    /** Where what is at hand goes. */
    Octets octets() {
        return octets;
    }

    /** Adds what comes next: copied if it is in memory and small, else left where it is. */
    void add(Segment segment) {
        if (segment instanceof Source.Memory memory && memory.octets().length <= COPIED) {
            octets.bytes(memory.octets());
        } else if (segment instanceof SharedSource shared && shared.octets().length <= COPIED) {
            octets.bytes(shared.octets());
        } else {
            flush();
            segments.add(segment);
        }
    }

    private void flush() {
        if (octets.length() > 0) {
            segments.add(new Source.Memory(octets.toArray()));
            octets = new Octets(256);
        }
    }

    Content finish(BodyType demand) {
        if (segments.isEmpty()) {
            return InMemory.canonical(octets.toArray(), demand);
        }
        flush();
        return new Assembled(List.copyOf(segments), demand);
    }
}
