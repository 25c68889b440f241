package io.postrider;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as SMTP names it (RFC 5321 section 4.1.2): a local part and a domain or address literal.
 *
 * <p>Valid by construction: neither part can hold a line break, a control character or half of a surrogate pair, and
 * {@link #toString} writes the address anew from its parts, with quotes where they are needed. What cannot be written safely
 * cannot be made, so nothing can be injected into a command through an address.
 */
public final class Mailbox {

    private final String localPart;
    private final String domain;
    private final String written;

    /**
     * A mailbox of two parts as they are, without quotes.
     *
     * @throws IllegalArgumentException if the parts are no mailbox; the message says why
     */
    public Mailbox(String localPart, String domain) {
        refuse(MailboxSyntax.faultInLocalPart(localPart), localPart, domain);
        refuse(MailboxSyntax.faultInDomain(localPart, domain), localPart, domain);
        this.localPart = localPart;
        this.domain = domain;
        this.written = MailboxSyntax.write(localPart, domain);
        refuse(MailboxSyntax.faultInLength(written), localPart, domain);
    }

    private static void refuse(@Nullable Fault fault, String localPart, String domain) {
        if (fault != null) {
            String address = AddressCharacters.printable(localPart + '@' + domain);
            throw new IllegalArgumentException("address '" + address + "': " + fault.what());
        }
    }

    /**
     * Reads a mailbox as it stands in a command: {@code a@example.org}, {@code "a b"@example.org}, {@code a@[192.0.2.1]}, with or
     * without angle brackets. A source route in front ({@code <@relay.example:a@example.org>}) is read and dropped, as RFC 5321
     * appendix C advises.
     *
     * @throws IllegalArgumentException if it is none; the message names the position
     */
    public static Mailbox parse(String address) {
        return new MailboxParser(address).parse();
    }

    /** The local part without quotes and backslashes, e.g. {@code john doe} for {@code "john doe"@example.org}. */
    public String localPart() {
        return localPart;
    }

    /** A domain, an address literal with its brackets, or empty for {@code Postmaster} alone (RFC 5321 section 4.5.1). */
    public String domain() {
        return domain;
    }

    /**
     * The same mailbox in ASCII, its domain in A-labels (RFC 5890 section 2.3.2.1); empty if the local part is beyond ASCII, for which
     * there is no such form, or the domain has none.
     */
    public Optional<Mailbox> toAscii() {
        try {
            return Optional.of(withAsciiDomain()).filter(Mailbox::isAscii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The domain as A-labels, the form that DNS knows: {@code xn--bcher-kva.example} for {@code bücher.example}. Empty for Postmaster
     * alone; a literal is left as it is.
     *
     * @throws IllegalArgumentException if it has no such form, or if that form needs IDNA 2008 and icu4j is not on the class path
     */
    public String asciiDomain() {
        return ALabels.of(domain);
    }

    /**
     * The same mailbox with its domain as A-labels, whatever its local part.
     *
     * @throws IllegalArgumentException as {@link #asciiDomain} does
     */
    public Mailbox withAsciiDomain() {
        String ascii = asciiDomain();
        return ascii.equals(domain) ? this : new Mailbox(localPart, ascii);
    }

    /** Whether both parts are ASCII, so that no {@code SMTPUTF8} (RFC 6531) is needed. */
    public boolean isAscii() {
        return AddressCharacters.isAscii(localPart) && AddressCharacters.isAscii(domain);
    }

    /** Domains are the same in any case, local parts are not (RFC 5321 section 2.4). */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mailbox that
                && localPart.equals(that.localPart)
                && domain.equalsIgnoreCase(that.domain);
    }

    @Override
    public int hashCode() {
        return 31 * localPart.hashCode() + domain.toLowerCase(Locale.ROOT).hashCode();
    }

    /** The address as it stands between the angle brackets of a command. */
    @Override
    public String toString() {
        return written;
    }
}
