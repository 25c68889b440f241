package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys derived so far (RFC 5802 section 5.1 allows to keep them), so that the many connections of one pool derive once. Kept by
 * whoever keeps the credentials; used by any number of threads.
 */
public final class ScramKeys {

    /** A server gives a user the same salt each time; one that does not shall not fill the memory. */
    static final int MOST_ENTRIES = 16;

    // Guarded by this.
    private final Map<Source, Derivation> derivations = new LinkedHashMap<>(MOST_ENTRIES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Derivation> eldest) {
            return size() > MOST_ENTRIES;
        }
    };

    /** The keys for a user, derived unless they are there; others who ask for the same wait instead of deriving too. */
    DerivedKeys of(Source source) throws SaslFailure {
        return derivation(source).keys();
    }

    private synchronized Derivation derivation(Source source) {
        return derivations.computeIfAbsent(source, Derivation::new);
    }

    synchronized int size() {
        return derivations.size();
    }

    @Override
    public String toString() {
        return "ScramKeys[" + size() + "]";
    }

    /**
     * All that keys are derived from; the password too, so that a changed one gets keys of its own.
     *
     * @param salt in Base64
     */
    record Source(ScramHash hash, String user, Secret password, String salt, int iterations) {}

    /** One derivation, done by the first who needs it, outside the lock of the whole. */
    private static final class Derivation {

        private final Source source;
        private @Nullable DerivedKeys keys;

        Derivation(Source source) {
            this.source = source;
        }

        synchronized DerivedKeys keys() throws SaslFailure {
            if (keys == null) {
                byte[] salt = Base64.getDecoder().decode(source.salt());
                keys = DerivedKeys.derive(source.hash(), source.password(), salt, source.iterations());
            }
            return keys;
        }
    }
}
