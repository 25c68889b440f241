package io.postrider.cli;

/** A command line that contradicts itself or lacks something, in a way that no single option's syntax can show. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
