package io.postrider;

import java.net.IDN;

/** Turns domains into A-labels (RFC 5890 section 2.3.2.1): the ASCII that DNS and servers without SMTPUTF8 know them by. */
interface ALabels {

    /** By ICU if it is on the class path, which knows IDNA 2008; else by the JDK, which knows IDNA 2003. */
    ALabels BEST = IcuALabels.find().orElse(ALabels::byJdk);

    /** @throws IllegalArgumentException if the domain has no such form; the message says why */
    String convert(String domain);

    /** The domain as A-labels; the same one if it is ASCII, or a literal. */
    static String of(String domain) {
        if (AddressCharacters.isAscii(domain)) {
            return domain;
        }
        String ascii = BEST.convert(domain);
        Fault fault = DomainSyntax.fault(ascii);
        if (fault != null) {
            throw new IllegalArgumentException("domain '" + domain + "' becomes '" + ascii + "': " + fault.what());
        }
        return ascii;
    }

    /** IDNA 2003 writes some letters as others, or not at all: faß.de would become fass.de, which is another domain. */
    static String byJdk(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == 'ß' || c == 'ẞ' || c == 'ς' || AddressCharacters.isJoiner(c)) {
                throw new IllegalArgumentException(String.format(
                        "domain '%s': character U+%04X needs IDNA 2008, that is icu4j on the class path",
                        domain, (int) c));
            }
        }
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("domain '" + domain + "' has no ASCII form: " + e.getMessage(), e);
        }
    }
}
