package io.postrider.mime;

import io.postrider.Mailbox;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects a message. Whatever is said twice replaces what was said first, but for addresses, references, other header fields and
 * attachments, which add up. Every method refuses at once what cannot stand in a message, with an {@link IllegalArgumentException}
 * that names the field. Not for several threads.
 */
public final class MessageBuilder {

    private final Heading heading;
    private final Body body;
    private final List<NamedMailbox> bcc;
    private @Nullable Mailbox reversePath;
    private boolean nullReversePath;

    MessageBuilder() {
        heading = new Heading();
        body = new Body();
        bcc = new ArrayList<>(0);
    }

    MessageBuilder(MessageBuilder that) {
        this(that, new Heading(that.heading), new Body(that.body));
    }

    private MessageBuilder(MessageBuilder that, Heading heading, Body body) {
        this.heading = heading;
        this.body = body;
        bcc = new ArrayList<>(that.bcc);
        reversePath = that.reversePath;
        nullReversePath = that.nullReversePath;
    }

    /** The same for a template: what all of its messages share is encoded once. */
    MessageBuilder shared() {
        return new MessageBuilder(this, heading.shared(), body.shared());
    }

    /** Adds an author (RFC 5322 section 3.6.2); several need a {@link #sender}. */
    public MessageBuilder from(String mailbox) {
        return from(named("From", mailbox));
    }

    /** Adds an author. */
    public MessageBuilder from(NamedMailbox mailbox) {
        heading.from.add(mailbox);
        return this;
    }

    /** Who sent the message for its authors. */
    public MessageBuilder sender(String mailbox) {
        return sender(named("Sender", mailbox));
    }

    /** Who sent the message for its authors. */
    public MessageBuilder sender(NamedMailbox mailbox) {
        heading.sender = mailbox;
        return this;
    }

    /** Adds where answers should go; each text may hold several addresses with commas between them. */
    public MessageBuilder replyTo(String... addresses) {
        return parse("Reply-To", addresses, heading.replyTo);
    }

    /** Adds where answers should go. */
    public MessageBuilder replyTo(Address address) {
        heading.replyTo.add(address);
        return this;
    }

    /** Adds primary recipients; each text may hold several addresses with commas between them. */
    public MessageBuilder to(String... addresses) {
        return parse("To", addresses, heading.to);
    }

    /** Adds a primary recipient. */
    public MessageBuilder to(Address address) {
        heading.to.add(address);
        return this;
    }

    /** Adds other recipients; each text may hold several addresses with commas between them. */
    public MessageBuilder cc(String... addresses) {
        return parse("Cc", addresses, heading.cc);
    }

    /** Adds another recipient. */
    public MessageBuilder cc(Address address) {
        heading.cc.add(address);
        return this;
    }

    /** Adds recipients that only the envelope names; each text may hold several addresses with commas between them. */
    public MessageBuilder bcc(String... addresses) {
        List<Address> parsed = new ArrayList<>();
        parse("Bcc", addresses, parsed);
        parsed.forEach(this::bcc);
        return this;
    }

    /** Adds a recipient that only the envelope names. */
    public MessageBuilder bcc(Address address) {
        bcc.addAll(address.mailboxes());
        return this;
    }

    private MessageBuilder parse(String field, String[] texts, List<Address> addresses) {
        for (String text : texts) {
            addresses.addAll(about(field, () -> Address.parseList(text)));
        }
        return this;
    }

    private static NamedMailbox named(String field, String text) {
        return about(field, () -> NamedMailbox.parse(text));
    }

    private static <T> T about(String field, java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }

    /** Where bounces go (RFC 5321 section 4.4): the sender or first author, unless said here; empty or {@code <>} for nowhere. */
    public MessageBuilder reversePath(String mailbox) {
        nullReversePath = mailbox.isEmpty() || mailbox.equals("<>");
        reversePath = nullReversePath ? null : about("reverse-path", () -> Mailbox.parse(mailbox));
        return this;
    }

    /** What the message is about. */
    public MessageBuilder subject(String text) {
        heading.subject = Unstructured.check("Subject", text);
        return this;
    }

    /** When the author finished it, in a year from 1900 to 9999; now, unless said here. */
    public MessageBuilder date(OffsetDateTime date) {
        heading.date = DateField.of(date);
        return this;
    }

    /** The identifier, with or without angle brackets; a random one in the domain of the author, unless said here. */
    public MessageBuilder messageId(String id) {
        heading.messageId = MessageIds.checkOwn(id);
        return this;
    }

    /** Adds the messages that this one answers, by their identifiers. */
    public MessageBuilder inReplyTo(String... ids) {
        return ids("In-Reply-To", ids, heading.inReplyTo);
    }

    /** Adds the messages of the conversation that this one belongs to, by their identifiers, the oldest first. */
    public MessageBuilder references(String... ids) {
        return ids("References", ids, heading.references);
    }

    private MessageBuilder ids(String field, String[] ids, List<String> target) {
        for (String id : ids) {
            target.add(MessageIds.check(field, id));
        }
        return this;
    }

    /** How much it matters. */
    public MessageBuilder priority(Priority priority) {
        heading.priority = priority;
        return this;
    }

    /** Says that a program sent it (RFC 3834 section 5). */
    public MessageBuilder autoSubmitted(AutoSubmitted why) {
        heading.autoSubmitted = why;
        return this;
    }

    /** How to leave the list, by {@code https:} or {@code mailto:} addresses (RFC 2369 section 3.2). */
    public MessageBuilder listUnsubscribe(String... uris) {
        heading.listUnsubscribe.clear();
        for (String uri : uris) {
            heading.listUnsubscribe.add(ListUris.check(uri));
        }
        heading.oneClick = false;
        return this;
    }

    /** How to leave the list by one click (RFC 8058): an {@code https:} address that takes a POST, and perhaps others. */
    public MessageBuilder listUnsubscribeOneClick(String httpsUri, String... others) {
        String first = ListUris.checkHttps(httpsUri);
        listUnsubscribe(others);
        heading.listUnsubscribe.add(0, first);
        heading.oneClick = true;
        return this;
    }

    /**
     * Adds a header field; text that is not ASCII is encoded (RFC 2047).
     *
     * @throws IllegalArgumentException if the name is none (RFC 5322 section 3.6.8), has a method of its own here, the value
     *     has line breaks, or the name of more than 50 characters leaves no room for a value that has to be encoded
     */
    public MessageBuilder header(String name, String value) {
        heading.others.add(new HeaderField(FieldNames.check(name), Unstructured.checkBeside(name, value)));
        return this;
    }

    /** The plain text. */
    public MessageBuilder text(String text) {
        body.text(text);
        return this;
    }

    /** The plain text, of which some or all was encoded before. */
    public MessageBuilder text(EncodedText text) {
        return text(text, TextFormat.FIXED);
    }

    /** The same of a text whose lines are as {@code format} says already. */
    public MessageBuilder text(EncodedText text, TextFormat format) {
        body.text(text, format);
        return this;
    }

    /** The plain text, in lines that mail programs flow to the width of their windows (RFC 3676). */
    public MessageBuilder flowedText(String text) {
        body.flowed(text);
        return this;
    }

    /** The same as HTML, which programs show that can. */
    public MessageBuilder html(String html) {
        body.html(html);
        return this;
    }

    /** The same as HTML, of which some or all was encoded before. */
    public MessageBuilder html(EncodedText html) {
        body.html(html);
        return this;
    }

    /** An invitation or its like (RFC 6047 section 2.4): the iCalendar object and its method, e.g. {@code REQUEST}. */
    public MessageBuilder calendar(String method, String iCalendar) {
        body.calendar(MediaTypes.checkToken("calendar method", method), iCalendar);
        return this;
    }

    /** Adds a file. */
    public MessageBuilder attach(Path file) {
        return attach(Attachment.of(file));
    }

    /** Adds octets as a file. */
    public MessageBuilder attach(String fileName, byte[] octets) {
        return attach(Attachment.of(fileName, octets));
    }

    /** Adds a file. */
    public MessageBuilder attach(Attachment attachment) {
        body.attach(attachment.part());
        return this;
    }

    /** Adds a message as {@code message/rfc822} (RFC 2046 section 5.2.1). */
    public MessageBuilder attach(Message message) {
        body.attach(message.nested());
        return this;
    }

    /** Adds a message as {@code message/rfc822} (RFC 2046 section 5.2.1). */
    public MessageBuilder attach(RawMessage message) {
        body.attach(message.nested());
        return this;
    }

    /** Adds a file that the HTML shows by {@code cid:} and this id (RFC 2392). */
    public MessageBuilder inline(String contentId, Path file) {
        return inline(contentId, Attachment.of(file));
    }

    /** Adds a file that the HTML shows by {@code cid:} and this id (RFC 2392). */
    public MessageBuilder inline(String contentId, Attachment attachment) {
        body.inline(attachment.inline(contentId).part());
        return this;
    }

    /**
     * Composes what was said.
     *
     * @throws IllegalStateException if there is no author, or several without a sender
     */
    public Message build() {
        if (heading.from.isEmpty()) {
            throw new IllegalStateException("From: an author is missing");
        }
        if (heading.from.size() > 1 && heading.sender == null) {
            throw new IllegalStateException(
                    "Sender: missing, and there is more than one author (RFC 5322 section 3.6.2)");
        }
        // The word in the message id is known to nobody before the message leaves, so no part can hold it by intent.
        String word = Unguessable.word();
        String id = heading.messageId;
        if (id == null) {
            id = MessageIds.of(word, heading.from.get(0).mailbox());
        }
        Octets header = new Octets(512);
        heading.write(header, id);
        header.ascii("MIME-Version: 1.0\r\n");
        return new Message(header, body.whole("=_" + word), id, path(), recipients());
    }

    private Optional<Mailbox> path() {
        if (nullReversePath) {
            return Optional.empty();
        }
        if (reversePath != null) {
            return Optional.of(AddressField.wire(reversePath));
        }
        NamedMailbox author = heading.sender != null ? heading.sender : heading.from.get(0);
        return Optional.of(AddressField.wire(author.mailbox()));
    }

    private List<Mailbox> recipients() {
        List<Mailbox> recipients = new ArrayList<>();
        heading.to.forEach(address -> add(recipients, address));
        heading.cc.forEach(address -> add(recipients, address));
        bcc.forEach(address -> add(recipients, address));
        return recipients;
    }

    private static void add(List<Mailbox> recipients, Address address) {
        for (NamedMailbox mailbox : address.mailboxes()) {
            recipients.add(AddressField.wire(mailbox.mailbox()));
        }
    }
}
