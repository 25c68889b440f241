package io.postrider.mime;

/** Why a message was sent without a person sending it (RFC 3834 section 5); responders then keep quiet. */
public enum AutoSubmitted {
    /** Made by a program, on its own account. */
    GENERATED("auto-generated"),
    /** The answer of a program to another message. */
    REPLIED("auto-replied");

    private final String value;

    AutoSubmitted(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
