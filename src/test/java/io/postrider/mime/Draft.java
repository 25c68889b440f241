package io.postrider.mime;

/** A message that is begun. */
final class Draft {

    private Draft() {}

    /** With an author and a recipient. */
    static MessageBuilder message() {
        return Message.builder().from("ann@example.org").to("bob@example.net");
    }
}
