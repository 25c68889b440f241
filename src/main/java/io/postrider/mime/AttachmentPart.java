package io.postrider.mime;

import io.postrider.BodyType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A body of any octets: base64, or as it is where the transport takes binary. */
final class AttachmentPart implements Part {

    /** Up to so many octets, what is in memory is encoded at once; more is encoded while it is sent. */
    static final int SMALL = 48 * 1024;

    private final byte[] fields;
    private final Source source;

    AttachmentPart(byte[] fields, Source source) {
        this.fields = fields;
        this.source = source;
    }

    /** The same for many messages: read now and encoded once, if it is not too large to be kept. */
    AttachmentPart shared() {
        try {
            return new AttachmentPart(fields, SharedSource.of(source));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an attachment", e);
        }
    }

    @Override
    public BodyType demand(BodyType widest) {
        return widest == BodyType.BINARY_MIME ? BodyType.BINARY_MIME : BodyType.SEVEN_BIT;
    }

    @Override
    public long saving(BodyType widest) {
        if (demand(widest) == BodyType.SEVEN_BIT) {
            return 0;
        }
        long octets = source.size().orElse(Base64Lines.OCTETS);
        return Base64Lines.length(octets) - octets;
    }

    @Override
    public int estimate() {
        long octets = Math.min(source.size().orElse(0), SMALL);
        return fields.length + (int) octets / 2 * 3 + 64;
    }

    @Override
    public void write(Assembly out, BodyType widest) {
        boolean binary = widest == BodyType.BINARY_MIME;
        out.octets().bytes(fields);
        (binary ? TransferEncoding.BINARY : TransferEncoding.BASE64).write(out.octets());
        out.octets().crlf();
        out.add(binary ? source : source.encoded());
    }
}
