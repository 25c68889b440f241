package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;

/** A message within the message (RFC 2046 section 5.2.1, RFC 6532 section 3.7). */
final class NestedPart implements Part {

    /** What is in the header of the nested message, which decides what it is called. */
    enum Kind {
        ASCII("message/rfc822"),
        INTERNATIONAL("message/global");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private static final String DISPOSITION = "Content-Disposition: attachment; filename=\"message.eml\"";

    private final Kind kind;
    private final Content message;

    NestedPart(Kind kind, Content message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public BodyType demand(BodyType widest) {
        BodyType demand = demandOf(message.in(widest));
        return demand.fits(widest) ? demand : BodyType.SEVEN_BIT;
    }

    private static BodyType demandOf(Content form) {
        return form.body().orElse(BodyType.BINARY_MIME);
    }

    @Override
    public long saving(BodyType widest) {
        return size(BodyType.SEVEN_BIT) - size(widest);
    }

    private long size(BodyType widest) {
        Content form = message.in(widest);
        long octets = form.size().orElse(0);
        return demandOf(form).fits(widest) ? octets : Base64Lines.length(octets);
    }

    @Override
    public int estimate() {
        return message instanceof InMemory memory
                ? Math.min(memory.octets().remaining(), AttachmentPart.SMALL) + 256
                : 256;
    }

    @Override
    public void write(Assembly out, BodyType widest) {
        Content form = message.in(widest);
        if (demandOf(form).fits(widest)) {
            describe(out, kind.type, TransferEncoding.none(demandOf(form)));
            writeAsIs(out, form);
        } else {
            // RFC 2046 forbids to encode a message/rfc822. A file that mail programs open as a message is the next
            // best.
            describe(out, MediaTypes.UNKNOWN, TransferEncoding.BASE64);
            out.add(new Base64Segment(new Source.Stream(() -> Channels.newInputStream(form.open()), form.size())));
        }
    }

    private static void writeAsIs(Assembly out, Content form) {
        if (form instanceof InMemory memory && memory.octets().remaining() <= AttachmentPart.SMALL) {
            out.octets().buffer(memory.octets().duplicate());
        } else {
            out.add(new Whole(form));
        }
    }

    private static void describe(Assembly out, String type, TransferEncoding encoding) {
        out.octets()
                .ascii("Content-Type: ")
                .ascii(type)
                .crlf()
                .ascii(DISPOSITION)
                .crlf();
        encoding.write(out.octets());
        out.octets().crlf();
    }

    private record Whole(Content content) implements Segment {

        @Override
        public OptionalLong size() {
            return content.size();
        }

        @Override
        public ReadableByteChannel open() throws IOException {
            return content.open();
        }
    }
}
