package io.postrider.dkim;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes the {@code DKIM-Signature} field of one domain, selector and key (RFC 6376 section 3.5).
 *
 * @param identity the value of {@code i=}, encoded
 * @param headerForm the first word of {@code c=}
 * @param bodyForm the second word of {@code c=}, if the body has words
 * @param lifetime from {@code t=} to {@code x=}
 */
record Signatory(
        String domain,
        String selector,
        DkimKey key,
        Optional<String> identity,
        Canonicalization headerForm,
        Canonicalization bodyForm,
        SignedFields fields,
        Optional<Duration> lifetime,
        Clock clock) {

    /** The field with its CRLF, to stand in front of {@code header}. */
    byte[] sign(HeaderSection header, BodyHashes hashes) throws IOException {
        List<String> names = fields.select(header);
        FoldedField field = unsigned(names, hashes.of(bodyForm));
        field.fill(base64(signature(header.pick(names), field)));
        Octets line = new Octets(1024);
        line.add(field.octets());
        line.addLineEnd();
        return line.toArray();
    }

    /** The field with everything but the value of {@code b=}. */
    private FoldedField unsigned(List<String> names, BodyHash bodyHash) {
        FoldedField field = new FoldedField("DKIM-Signature");
        field.word("v=1;");
        field.word("a=" + key.algorithm().word() + ";");
        field.word("c=" + headerForm.word() + "/" + bodyHash.form().word() + ";");
        field.word("d=" + domain + ";");
        field.word("s=" + selector + ";");
        identity.ifPresent(i -> field.word("i=" + i + ";"));
        addTimes(field);
        field.pieces(nameList(names));
        field.word("bh=" + bodyHash.base64() + ";");
        field.word("b=");
        return field;
    }

    private void addTimes(FoldedField field) {
        long now = clock.instant().getEpochSecond();
        field.word("t=" + now + ";");
        lifetime.ifPresent(time -> field.word("x=" + (now + time.toSeconds()) + ";"));
    }

    private static List<String> nameList(List<String> names) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            pieces.add((i == 0 ? "h=" : "") + names.get(i) + (i == names.size() - 1 ? ";" : ":"));
        }
        return pieces;
    }

    private byte[] signature(List<HeaderField> picked, FoldedField field) throws IOException {
        try {
            return key.sign(SignedOctets.of(headerForm, picked, field.octets()));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign with selector " + selector + " of " + domain + ": " + e.getMessage(), e);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public String toString() {
        return selector + "._domainkey." + domain + " " + key;
    }
}
