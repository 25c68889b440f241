package io.postrider.mime;

import io.postrider.Acceptance;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Mailbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A composed message (RFC 5322, RFC 2045): what is sent and to whom. Immutable; may be used by many threads.
 *
 * <pre>{@code
 * Message message = Message.builder()
 *         .from("Ann Example <ann@example.org>")
 *         .to("bob@example.net")
 *         .subject("Grüße")
 *         .text("Hello Bob")
 *         .attach(Path.of("plan.pdf"))
 *         .build();
 * client.send(message.mail());
 * }</pre>
 */
public final class Message {

    private final byte[] header;
    private final BodyType least;
    private final Part body;
    private final String messageId;
    private final Optional<Mailbox> reversePath;
    private final List<Mailbox> recipients;

    private @Nullable Content content;

    Message(Octets header, Part body, String messageId, Optional<Mailbox> reversePath, List<Mailbox> recipients) {
        this.header = header.toArray();
        // RFC 6532: only an address whose local part is not ASCII brings anything else into the header.
        this.least = header.isAscii() ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT_MIME;
        this.body = body;
        this.messageId = messageId;
        this.reversePath = reversePath;
        this.recipients = List.copyOf(recipients);
    }

    /** Starts a message. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /**
     * The octets of the message: in memory if they are few, else made while they are sent. {@link Content#in} gives the shortest
     * form that a transport can carry, which is another one where it takes 8-bit or binary octets.
     */
    public Content content() {
        Content made = content;
        if (made == null) {
            made = isOneForm() ? form(least) : new Forms(this);
            content = made;
        }
        return made;
    }

    private boolean isOneForm() {
        return shortest(BodyType.BINARY_MIME) == least;
    }

    private BodyType demand(BodyType widest) {
        BodyType demand = body.demand(widest);
        return demand.fits(least) ? least : demand;
    }

    /** What the shortest form asks for that a transport which takes {@code offered} can carry; the least, if two are as short. */
    BodyType shortest(BodyType offered) {
        BodyType best = least;
        for (BodyType type : BodyType.values()) {
            if (least.fits(type) && type.fits(offered) && body.saving(type) > body.saving(best)) {
                best = type;
            }
        }
        return best;
    }

    /** The form for a transport that takes {@code offered}, or, if there is none, the one that asks least for more. */
    Content form(BodyType offered) {
        BodyType widest = shortest(offered);
        Assembly out = new Assembly(header.length + body.estimate());
        out.octets().bytes(header);
        body.write(out, widest);
        if (!out.octets().endsWithCrlf()) {
            out.octets().crlf();
        }
        return out.finish(demand(widest));
    }

    /**
     * From the reverse-path to all recipients of To, Cc and Bcc.
     *
     * @throws IllegalStateException if the message has no recipient
     */
    public Envelope envelope() {
        if (recipients.isEmpty()) {
            throw new IllegalStateException("the message has no recipient: to, cc and bcc are empty");
        }
        return new Envelope(reversePath, recipients, Acceptance.ANY, Envelope.Security.ANY);
    }

    /** What the client sends. */
    public Mail mail() {
        return new Mail(envelope(), content());
    }

    Part nested() {
        NestedPart.Kind kind = least == BodyType.SEVEN_BIT ? NestedPart.Kind.ASCII : NestedPart.Kind.INTERNATIONAL;
        return new NestedPart(kind, content());
    }

    /** The identifier (RFC 5322 section 3.6.4) without its angle brackets. */
    public String messageId() {
        return messageId;
    }

    @Override
    public String toString() {
        return "Message[" + messageId + "]";
    }
}
