package io.postrider.dkim;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The hashes of one body, one for each canonicalization that a signature asks for. Immutable. */
final class BodyHashes {

    private final Map<Canonicalization, BodyHash> hashes;

    private BodyHashes(Map<Canonicalization, BodyHash> hashes) {
        this.hashes = hashes;
    }

    /** The hashes of a body that lies in memory. */
    static BodyHashes of(Collection<Canonicalization> forms, byte[] octets, int from, int to) {
        Making making = new Making(forms);
        making.update(octets, from, to);
        return making.finish();
    }

    BodyHash of(Canonicalization form) {
        BodyHash hash = hashes.get(form);
        if (hash == null) {
            throw new IllegalStateException("no body hash was made for " + form);
        }
        return hash;
    }

    /** The hashes while the body is read. Not for several threads. */
    static final class Making {

        private final Map<Canonicalization, BodyDigest> digests = new EnumMap<>(Canonicalization.class);

        Making(Collection<Canonicalization> forms) {
            forms.forEach(form -> digests.put(form, form.newBodyDigest()));
        }

        void update(byte[] octets, int from, int to) {
            digests.values().forEach(digest -> digest.update(octets, from, to));
        }

        BodyHashes finish() {
            Map<Canonicalization, BodyHash> hashes = new EnumMap<>(Canonicalization.class);
            digests.forEach((form, digest) -> hashes.put(form, digest.finish()));
            return new BodyHashes(hashes);
        }
    }
}
