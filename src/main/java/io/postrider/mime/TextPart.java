package io.postrider.mime;

import io.postrider.BodyType;
import org.jspecify.annotations.Nullable;

/** A body of text in memory: as it is where the transport can carry it, else quoted-printable or base64, whichever is shorter. */
final class TextPart implements Part {

    private static final byte[] NONE = {};

    private final byte[] fields;
    private final byte[] octets;
    private final Survey survey;
    private final Sharing sharing;

    /** Two threads may both make it: the same octets, so it does not matter whose is kept. */
    private volatile @Nullable Encoded kept;

    private enum Sharing {
        ONE_MESSAGE,
        MANY_MESSAGES
    }

    private record Encoded(TransferEncoding encoding, byte[] body) {}

    /**
     * @param fields the description, whole lines
     * @param octets the text, every line break a CRLF
     */
    TextPart(byte[] fields, byte[] octets, Survey survey) {
        this(fields, octets, survey, Sharing.ONE_MESSAGE);
    }

    private TextPart(byte[] fields, byte[] octets, Survey survey, Sharing sharing) {
        this.fields = fields;
        this.octets = octets;
        this.survey = survey;
        this.sharing = sharing;
    }

    /** The same for many messages, which remembers its encoded form. */
    TextPart shared() {
        return new TextPart(fields, octets, survey, Sharing.MANY_MESSAGES);
    }

    @Override
    public BodyType demand(BodyType widest) {
        return isCarried(widest) ? survey.demand() : BodyType.SEVEN_BIT;
    }

    private boolean isCarried(BodyType widest) {
        return survey.demand().fits(widest) && survey.controls() == 0;
    }

    @Override
    public long saving(BodyType widest) {
        if (demand(widest) == BodyType.SEVEN_BIT) {
            return 0;
        }
        return Math.min(2L * survey.eightBit(), Base64Lines.length(octets.length) - octets.length);
    }

    @Override
    public int estimate() {
        int growth = survey.eightBit() == 0 ? 0 : octets.length / 2;
        return fields.length + octets.length + growth + 64;
    }

    @Override
    public void write(Assembly out, BodyType widest) {
        if (isCarried(widest)) {
            write(out, TransferEncoding.none(survey.demand()), octets);
            return;
        }
        Encoded encoded = encoded();
        write(out, encoded.encoding(), encoded.body());
    }

    private Encoded encoded() {
        Encoded made = kept;
        if (made == null) {
            made = encode();
            kept = sharing == Sharing.MANY_MESSAGES ? made : null;
        }
        return made;
    }

    private Encoded encode() {
        byte[] quoted = isHardlyQuotable() ? NONE : QuotedPrintable.encode(octets);
        return quoted != NONE && quoted.length <= Base64Lines.length(octets.length)
                ? new Encoded(TransferEncoding.QUOTED_PRINTABLE, quoted)
                : new Encoded(TransferEncoding.BASE64, Base64Lines.encode(octets));
    }

    /** Whether quoted-printable would be the longer form even without its soft breaks. */
    private boolean isHardlyQuotable() {
        return octets.length + 2L * survey.eightBit() > Base64Lines.length(octets.length);
    }

    private void write(Assembly out, TransferEncoding encoding, byte[] body) {
        out.octets().bytes(fields);
        encoding.write(out.octets());
        out.octets().crlf().bytes(body);
    }
}
