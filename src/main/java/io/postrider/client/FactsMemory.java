package io.postrider.client;

import io.postrider.InMemory;
import io.postrider.internal.codec.ContentFacts;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Remembers the facts of the last few large contents, so that one which is sent to many is scanned once. Any thread. */
final class FactsMemory {

    private static final int SLOTS = 16;

    /** A smaller one is scanned as fast as it would be found. */
    private static final int WORTHWHILE_OCTETS = 4096;

    private record Known(WeakReference<InMemory> content, ContentFacts facts) {}

    private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(SLOTS);

    ContentFacts of(InMemory content) {
        if (content.octets().remaining() < WORTHWHILE_OCTETS) {
            return ContentFacts.of(content.octets().duplicate());
        }
        int slot = System.identityHashCode(content) & SLOTS - 1;
        Known known = slots.get(slot);
        if (known != null && known.content().refersTo(content)) {
            return known.facts();
        }
        ContentFacts facts = ContentFacts.of(content.octets().duplicate());
        slots.set(slot, new Known(new WeakReference<>(content), facts));
        return facts;
    }
}
