package io.postrider.client;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.LineEndings;
import io.postrider.Streamed;
import io.postrider.internal.codec.ContentException;
import io.postrider.internal.codec.ContentFacts;
import io.postrider.internal.codec.ContentScan;
import io.postrider.internal.session.PreparedContent;
import io.postrider.internal.session.PreparedContent.Form;
import io.postrider.internal.session.PreparedContent.HeaderForm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what must be known of a content before its mail is announced, and whether it may leave at all. What lies in memory is scanned
 * at the speed of memory; a file is read once more; a stream is taken as it comes, and watched on its way.
 */
final class Preparation {

    /** Up to this size a scan takes less time than handing it to another thread would. */
    private static final int QUICK_OCTETS = 1 << 20;

    private static final int READ_OCTETS = 256 * 1024;

    private final LineEndings lineEndings;
    private final FactsMemory memory = new FactsMemory();
    private final DirectCopy directCopy = new DirectCopy();

    Preparation(LineEndings lineEndings) {
        this.lineEndings = lineEndings;
    }

    /** What it takes to prepare a content. */
    enum Effort {
        /** It is done at once, so that any thread may do it. */
        QUICK,
        /** It blocks. */
        SLOW,
        /** It may have a form for each kind of transport, which is made at once. */
        QUICK_FORMS,
        /** It is the caller's code, which may do anything, and may have a form for each kind of transport. */
        FORMS
    }

    /** Asks a content of the caller's own, which may throw what it likes. */
    static Effort effort(Content content) {
        if (content instanceof InMemory memory) {
            return content.canonical() || memory.octets().remaining() <= QUICK_OCTETS ? Effort.QUICK : Effort.SLOW;
        }
        if (content instanceof InFile) {
            return Effort.SLOW;
        }
        if (content instanceof Streamed.FromOpener) {
            return Effort.QUICK;
        }
        return ((Streamed) content).quick() ? Effort.QUICK_FORMS : Effort.FORMS;
    }

    /**
     * Prepares a content.
     *
     * @param widest what the transport takes for which a form is wanted; null for a content that has but one
     * @throws ContentException if it may not leave
     * @throws IOException if it cannot be read
     */
    PreparedContent prepare(Content content, @Nullable BodyType widest) throws ContentException, IOException {
        return widest == null ? prepare(content, Form.ONLY) : prepare(formOf(content, widest), Form.of(widest));
    }

    private static Content formOf(Content content, BodyType widest) {
        Content form = content.in(widest);
        if (form == null) {
            throw new IllegalArgumentException("the content has no form for a transport that takes " + widest.value());
        }
        return form;
    }

    private PreparedContent prepare(Content content, Form form) throws ContentException, IOException {
        if (content instanceof InMemory inMemory) {
            return inMemory(inMemory, form);
        }
        return content instanceof InFile file ? inFile(file, form) : streamed((Streamed) content, form);
    }

    private static PreparedContent streamed(Streamed content, Form form) {
        HeaderForm header = isSevenBit(content)
                ? HeaderForm.ASCII
                : content.headerSection().map(HeaderSection::form).orElse(HeaderForm.ASCII);
        return PreparedContent.of(content, null, header, form);
    }

    private PreparedContent inMemory(InMemory content, Form form) throws ContentException {
        boolean vouchedFor = content.canonical() && content.body().isPresent();
        if (vouchedFor || isBinary(content)) {
            HeaderForm header = isSevenBit(content)
                    ? HeaderForm.ASCII
                    : HeaderSection.form(content.octets().duplicate());
            return PreparedContent.of(directCopy.of(content), null, header, form);
        }
        ContentFacts facts = memory.of(content);
        facts.requireText(lineEndings);
        HeaderForm header =
                facts.aboveSevenBits() ? HeaderSection.form(content.octets().duplicate()) : HeaderForm.ASCII;
        return PreparedContent.of(directCopy.of(content), facts, header, form);
    }

    private PreparedContent inFile(InFile content, Form form) throws ContentException, IOException {
        if (content.canonical() && content.body().isPresent()) {
            return PreparedContent.of(content, null, isSevenBit(content) ? HeaderForm.ASCII : headerOf(content), form);
        }
        ContentScan scan = new ContentScan();
        ByteBuffer piece = ByteBuffer.allocate(READ_OCTETS);
        HeaderForm header = HeaderForm.ASCII;
        try (ReadableByteChannel channel = content.open()) {
            for (long read = 0; channel.read(piece) >= 0; piece.clear()) {
                piece.flip();
                header = read == 0 ? HeaderSection.form(piece.duplicate()) : header;
                read += piece.remaining();
                scan.add(piece);
            }
        }
        ContentFacts facts = scan.end();
        if (!isBinary(content)) {
            facts.requireText(lineEndings);
        }
        return PreparedContent.of(content, facts, header, form);
    }

    private static HeaderForm headerOf(InFile content) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(READ_OCTETS);
        try (ReadableByteChannel channel = content.open()) {
            channel.read(piece);
        }
        return HeaderSection.form(piece.flip());
    }

    private static boolean isSevenBit(Content content) {
        return content.body().isPresent() && content.body().get() == BodyType.SEVEN_BIT;
    }

    private static boolean isBinary(Content content) {
        return content.body().isPresent() && content.body().get() == BodyType.BINARY_MIME;
    }
}
