package io.postrider.mime;

import java.util.List;

/**
 * Mailboxes under one name (RFC 5322 section 3.4), e.g. {@code undisclosed-recipients:;}.
 *
 * @param name the name as a person reads it
 * @param mailboxes the members, perhaps none
 */
public record Group(String name, List<NamedMailbox> mailboxes) implements Address {

    /** @throws IllegalArgumentException if the name is empty, or has line breaks or control characters */
    public Group {
        name = Phrase.normalize("name of a group", name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name of a group: missing");
        }
        mailboxes = List.copyOf(mailboxes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(": ");
        for (int i = 0; i < mailboxes.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(mailboxes.get(i));
        }
        return text.append(';').toString();
    }
}
