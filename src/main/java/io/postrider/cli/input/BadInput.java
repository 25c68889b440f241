package io.postrider.cli.input;

/** An input that cannot be used. Its message is one line that says which input and why; nothing has been sent. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
