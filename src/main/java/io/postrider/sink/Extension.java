package io.postrider.sink;

import java.util.EnumSet;
import java.util.Set;

/** What a server may offer in its reply to EHLO, besides STARTTLS and AUTH, which follow from how the {@link Sink} is set up. */
public enum Extension {
    /** RFC 2920. */
    PIPELINING,
    /** RFC 1870. */
    SIZE,
    /** RFC 6152. */
    EIGHT_BIT_MIME("8BITMIME"),
    /** RFC 6531. */
    SMTPUTF8,
    /** RFC 3030. */
    CHUNKING,
    /** RFC 3030. */
    BINARYMIME,
    /** RFC 2034; without it replies carry no enhanced codes. */
    ENHANCEDSTATUSCODES,
    /** RFC 3461. */
    DSN,
    /** RFC 9422; announced when there is a limit to announce. */
    LIMITS,
    /** RFC 8689; announced under TLS only. */
    REQUIRETLS,
    /** RFC 5321 section 3.5. */
    VRFY,
    /** RFC 5321 section 3.5. */
    EXPN,
    /** RFC 5321 section 4.1.1.8. */
    HELP;

    private final String keyword;

    Extension() {
        keyword = name();
    }

    Extension(String keyword) {
        this.keyword = keyword;
    }

    /** The keyword as it stands in the reply to EHLO. */
    public String keyword() {
        return keyword;
    }

    /** All of them: what a sink offers unless told otherwise. */
    public static Set<Extension> all() {
        return EnumSet.allOf(Extension.class);
    }
}
