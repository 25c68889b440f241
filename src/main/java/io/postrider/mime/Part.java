package io.postrider.mime;

import io.postrider.BodyType;

/** An entity (RFC 2045 section 2.4): fields that describe a body, and the body. Immutable. */
sealed interface Part permits TextPart, AttachmentPart, NestedPart, Multipart {

    /** What the form that {@link #write} gives for {@code widest} demands of the transport. */
    BodyType demand(BodyType widest);

    /** At least so many octets the bodies of the form for {@code widest} are shorter than those of the one for any transport. */
    long saving(BodyType widest);

    /** About how many octets it writes at once, so that there is room for them. */
    int estimate();

    /** Writes fields, empty line and body, in the shortest form that a transport which takes {@code widest} can carry. */
    void write(Assembly out, BodyType widest);
}
