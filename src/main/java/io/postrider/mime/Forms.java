package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Streamed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A message that has another form for transports that take 8-bit or binary octets. Each form is made when it is first asked for. */
final class Forms implements Streamed {

    private final Message message;
    private final AtomicReferenceArray<Content> forms = new AtomicReferenceArray<>(BodyType.values().length);

    Forms(Message message) {
        this.message = message;
    }

    @Override
    public Content in(BodyType widest) {
        BodyType shortest = message.shortest(widest);
        Content form = forms.get(shortest.ordinal());
        if (form == null) {
            // Two threads may both make it: the same octets, so it does not matter whose is kept.
            form = message.form(shortest);
            forms.set(shortest.ordinal(), form);
        }
        return form;
    }

    @Override
    public boolean quick() {
        return true;
    }

    private Content plain() {
        return in(BodyType.SEVEN_BIT);
    }

    @Override
    public OptionalLong size() {
        return plain().size();
    }

    @Override
    public Optional<BodyType> body() {
        return plain().body();
    }

    @Override
    public Optional<ByteBuffer> headerSection() {
        return plain() instanceof Streamed form ? form.headerSection() : Optional.empty();
    }

    @Override
    public boolean canonical() {
        return true;
    }

    @Override
    public ReadableByteChannel open() throws IOException {
        return plain().open();
    }

    @Override
    public String toString() {
        return "Forms[" + message + "]";
    }
}
