package io.postrider.mime;

/** How much the author thinks the message matters; mail programs show it, servers do not care. */
public enum Priority {
    HIGH("1", "high"),
    NORMAL("3", "normal"),
    LOW("5", "low");

    private final String number;
    private final String importance;

    Priority(String number, String importance) {
        this.number = number;
        this.importance = importance;
    }

    /** {@code Importance} is of RFC 4021 section 2.1.54, {@code X-Priority} of everybody else. */
    void write(FieldWriter field) {
        field.line("X-Priority", number);
        field.line("Importance", importance);
    }
}
