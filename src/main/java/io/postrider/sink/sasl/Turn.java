package io.postrider.sink.sasl;

/** What a mechanism says to a response. */
public sealed interface Turn {

    /** Not done yet: {@code 334} with this text, in UTF-8 and Base64. */
    record Challenge(String text) implements Turn {}

    /** {@code 235}. */
    record Success(String user) implements Turn {}

    /** {@code 535}: not this user, not with this secret. */
    record Refused() implements Turn {}

    /** {@code 501}: not a response of this mechanism. */
    record Malformed() implements Turn {}
}
