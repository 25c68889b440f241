package io.postrider.dkim;

import java.util.List;

/** What is signed (RFC 6376 section 3.7): the chosen fields, each with its CRLF, then the signature's own field without. */
final class SignedOctets {

    private SignedOctets() {}

    /** {@code own} is the {@code DKIM-Signature} field with the value of its {@code b=} left empty. */
    static byte[] of(Canonicalization form, List<HeaderField> picked, byte[] own) throws UnsignableException {
        Octets signed = new Octets(2048);
        for (HeaderField field : picked) {
            form.write(field, signed);
            signed.addLineEnd();
        }
        form.write(HeaderField.of(own, 0, own.length, 1), signed);
        return signed.toArray();
    }
}
