package io.postrider.dkim;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes a signer. A domain, a selector and a key it must have; all else has a default: {@code relaxed/relaxed}, no identity, a
 * signature that does not expire, and the header fields that make up what a reader sees. Not for several threads.
 */
public final class DkimSignerBuilder {

    private static final System.Logger LOGGER = System.getLogger("io.postrider.dkim");

    private @Nullable String domain;
    private @Nullable String selector;
    private @Nullable DkimKey key;
    private Optional<String> identity = Optional.empty();
    private Canonicalization headerForm = Canonicalization.RELAXED;
    private Canonicalization bodyForm = Canonicalization.RELAXED;
    private SignedFields fields = SignedFields.DEFAULT;
    private Optional<Duration> lifetime = Optional.empty();
    private Clock clock = Clock.systemUTC();

    DkimSignerBuilder() {}

    /**
     * Who signs: {@code d=}.
     *
     * @throws IllegalArgumentException if this is no domain name in ASCII
     */
    public DkimSignerBuilder domain(String domain) {
        this.domain = DomainName.require("domain", domain);
        return this;
    }

    /**
     * Which of the domain's keys: {@code s=}.
     *
     * @throws IllegalArgumentException if this is no name in the DNS
     */
    public DkimSignerBuilder selector(String selector) {
        this.selector = DomainName.require("selector", selector);
        return this;
    }

    /** The private key. */
    public DkimSignerBuilder key(DkimKey key) {
        this.key = key;
        return this;
    }

    /** On whose behalf: {@code i=}, as {@code user@domain} or {@code @domain}, of the signing domain or one below it. */
    public DkimSignerBuilder identity(String identity) {
        this.identity = Optional.of(identity);
        return this;
    }

    /** How the header and the body are hashed: {@code c=}. */
    public DkimSignerBuilder canonicalization(Canonicalization header, Canonicalization body) {
        this.headerForm = header;
        this.bodyForm = body;
        return this;
    }

    /**
     * Signs all fields of these names too, and lists the names once more, so that none can be added (RFC 6376 section 8.15). From, To,
     * Cc, Reply-To and Subject are among them by default.
     *
     * @throws IllegalArgumentException if one of them is no name of a header field
     */
    public DkimSignerBuilder oversign(String... names) {
        this.fields = fields.sealing(List.of(names));
        return this;
    }

    /**
     * Signs all fields of these names too; others may be added later.
     *
     * @throws IllegalArgumentException if one of them is no name of a header field
     */
    public DkimSignerBuilder sign(String... names) {
        this.fields = fields.signing(List.of(names));
        return this;
    }

    /**
     * Leaves fields of these names unsigned.
     *
     * @throws IllegalArgumentException if From is among them, which must be signed (RFC 6376 section 5.4)
     */
    public DkimSignerBuilder leaveUnsigned(String... names) {
        if (List.of(names).stream().anyMatch("From"::equalsIgnoreCase)) {
            throw new IllegalArgumentException("From must be signed (RFC 6376 section 5.4)");
        }
        this.fields = fields.without(List.of(names));
        return this;
    }

    /**
     * How long a signature is good: {@code x=}, in whole seconds.
     *
     * @throws IllegalArgumentException if that is less than a second
     */
    public DkimSignerBuilder expiresAfter(Duration lifetime) {
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("a signature cannot expire after " + lifetime);
        }
        this.lifetime = Optional.of(lifetime);
        return this;
    }

    /** Tells the time for {@code t=}. */
    public DkimSignerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * The signer. Logs a warning if its RSA key has fewer than 2048 bits.
     *
     * @throws IllegalStateException if domain, selector or key is missing
     * @throws IllegalArgumentException if the identity is none of the domain's
     */
    public DkimSigner build() {
        String signingDomain = require(domain, "domain");
        Signatory signatory = new Signatory(
                signingDomain,
                require(selector, "selector"),
                require(key, "key"),
                identity.map(i -> Identity.encode(i, signingDomain)),
                headerForm,
                bodyForm,
                fields,
                lifetime,
                clock);
        warnOfWeakKey(signatory);
        return new DkimSigner(List.of(signatory));
    }

    private static void warnOfWeakKey(Signatory signatory) {
        if (signatory.key().isWeak()) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the RSA key of {0} has fewer than 2048 bits (RFC 8301 section 3.2)",
                    signatory);
        }
    }

    private static <T> T require(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a signer needs a " + what);
        }
        return value;
    }
}
