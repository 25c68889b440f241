package io.postrider.client;

import io.postrider.InMemory;
import io.postrider.internal.codec.ContentFacts;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Remembers the facts of the last few contents, so that one which is sent to many is scanned once. Any thread. */
final class FactsMemory {

    private static final int SLOTS = 16;

    /** A smaller one may be kept alive, as the one that was seen last. */
    private static final int LARGE_OCTETS = 4096;

    private record Large(WeakReference<InMemory> content, ContentFacts facts) {}

    private record Small(InMemory content, ContentFacts facts) {}

    private final AtomicReferenceArray<@Nullable Large> slots = new AtomicReferenceArray<>(SLOTS);

    // A race costs a scan and no more, as what is in it does not change.
    private @Nullable Small last;

    ContentFacts of(InMemory content) {
        return content.octets().remaining() < LARGE_OCTETS ? ofSmall(content) : ofLarge(content);
    }

    private ContentFacts ofSmall(InMemory content) {
        Small known = last;
        if (known != null && known.content() == content) {
            return known.facts();
        }
        ContentFacts facts = scan(content);
        last = new Small(content, facts);
        return facts;
    }

    private ContentFacts ofLarge(InMemory content) {
        int slot = System.identityHashCode(content) & SLOTS - 1;
        Large known = slots.get(slot);
        if (known != null && known.content().refersTo(content)) {
            return known.facts();
        }
        ContentFacts facts = scan(content);
        slots.set(slot, new Large(new WeakReference<>(content), facts));
        return facts;
    }

    private static ContentFacts scan(InMemory content) {
        return ContentFacts.of(content.octets().duplicate());
    }
}
