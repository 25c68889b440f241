package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.internal.codec.Commands.MailFlag;
import io.postrider.internal.codec.Commands.MailFrom;
import io.postrider.internal.session.PreparedContent.HeaderForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MAIL with its parameters: what the mail needs of what the server offers. */
record MailParameters(Capabilities capabilities, BodyType widest) {

    MailFrom of(String path, Envelope envelope, List<Mailbox> recipients, PreparedContent content) {
        return new MailFrom(
                path, capabilities.size() ? content.size() : -1, body(content), flags(envelope, recipients, content));
    }

    // A content of which nothing is known is declared as the most that text can be. Octets above 127 do not leave
    // without a word. Where a server offers BINARYMIME and not 8BITMIME, which RFC 6152 section 3 wants for them, they
    // go as the binary that they may be called too: RFC 3030 section 3 asks for no 8BITMIME beside, but for BDAT and
    // for text in its canonical form, and has the server preserve all bits. To refuse them there would be to take
    // more care of text than of what is binary.
    private @Nullable BodyType body(PreparedContent content) {
        BodyType body = content.body().orElse(Capabilities.text(widest));
        if (body == BodyType.SEVEN_BIT) {
            return null;
        }
        return capabilities.eightBitMime() ? body : BodyType.BINARY_MIME;
    }

    private Set<MailFlag> flags(Envelope envelope, List<Mailbox> recipients, PreparedContent content) {
        boolean utf8 = capabilities.smtpUtf8() && needsUtf8(envelope, recipients, content);
        boolean tls = envelope.security() == Envelope.Security.REQUIRE_TLS;
        if (!utf8 && !tls) {
            return Set.of();
        }
        EnumSet<MailFlag> flags = EnumSet.noneOf(MailFlag.class);
        if (utf8) {
            flags.add(MailFlag.SMTPUTF8);
        }
        if (tls) {
            flags.add(MailFlag.REQUIRETLS);
        }
        return flags;
    }

    private static boolean needsUtf8(Envelope envelope, List<Mailbox> recipients, PreparedContent content) {
        if (content.header() == HeaderForm.UTF8 || Path.needsUtf8(envelope.reversePath())) {
            return true;
        }
        // Asked for every mail: by number, which makes no iterator.
        for (int i = 0; i < recipients.size(); i++) {
            if (!recipients.get(i).isAscii()) {
                return true;
            }
        }
        return false;
    }
}
