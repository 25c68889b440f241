package io.postrider.client;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Streamed;
import io.postrider.testing.Mails;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A content of a caller's own make: remembers on which threads it was asked. What a test wants otherwise it overrides. */
class OwnContent implements Streamed {

    final Set<String> threads = ConcurrentHashMap.newKeySet();

    private void remember() {
        threads.add(Thread.currentThread().getName());
    }

    @Override
    public OptionalLong size() {
        remember();
        return OptionalLong.empty();
    }

    @Override
    public Optional<BodyType> body() {
        remember();
        return Optional.empty();
    }

    @Override
    public boolean canonical() {
        remember();
        return false;
    }

    @Override
    public Content in(BodyType widest) {
        remember();
        return this;
    }

    @Override
    public ReadableByteChannel open() throws IOException {
        remember();
        return Mails.content().open();
    }
}
