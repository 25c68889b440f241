package io.postrider.cli.merge;

import java.util.Optional;

/**
 * From whom and to whom merged mails go.
 *
 * @param author From of a template that has none, and where bounces go; empty for what the template says
 * @param column the column that holds the recipient of each row; empty for the recipients that the merged header names, or, if the
 *     template's name the same ones in each, for the column {@code email}
 */
public record Addressing(Optional<String> author, Optional<String> column) {

    /** Where a recipient is looked for if nothing else says where. */
    private static final String USUAL = "email";

    /** The column that holds the recipients; empty if it is the header that does. */
    Optional<String> column(Template template) {
        return template.mergesRecipients() ? column : column.or(() -> Optional.of(USUAL));
    }
}
