package io.postrider;

import java.util.Optional;

/**
 * How a connection's conversation is held.
 *
 * @param clientName what EHLO says; empty for the local address as a literal (RFC 5321 section 4.1.4)
 * @param pipelining how much is said before the replies are awaited
 * @param window how many mails may be under way on one connection in {@link Pipelining#EAGER}
 * @param chunking whether BDAT is used where it is offered
 * @param lineEndings what happens to a lone CR or LF in a content
 * @param timeouts how long each stage may take
 * @param transcript hears the dialogue, if there
 */
public record SessionOptions(
        Optional<String> clientName,
        Pipelining pipelining,
        int window,
        Chunking chunking,
        LineEndings lineEndings,
        Timeouts timeouts,
        Optional<Transcript> transcript) {

    /** Whether content goes out with BDAT (RFC 3030). */
    public enum Chunking {
        /** With BDAT where the server offers CHUNKING, else with DATA. */
        WHERE_OFFERED,
        /** Always with DATA. */
        NEVER
    }

    /** The RFC's: standard pipelining, BDAT where offered. */
    public static SessionOptions defaults() {
        return new SessionOptions(
                Optional.empty(),
                Pipelining.STANDARD,
                16,
                Chunking.WHERE_OFFERED,
                LineEndings.NORMALIZE,
                Timeouts.defaults(),
                Optional.empty());
    }

    /** @throws IllegalArgumentException if the window is not positive or the name is none that EHLO could say */
    public SessionOptions {
        if (window < 1) {
            throw new IllegalArgumentException("a window holds at least one mail");
        }
        clientName.ifPresent(SessionOptions::checkName);
    }

    /**
     * The same with a name for EHLO.
     *
     * @throws IllegalArgumentException if it is none that EHLO could say
     */
    public SessionOptions withClientName(String name) {
        return new SessionOptions(Optional.of(name), pipelining, window, chunking, lineEndings, timeouts, transcript);
    }

    /** The same with another way of pipelining. */
    public SessionOptions withPipelining(Pipelining other) {
        return new SessionOptions(clientName, other, window, chunking, lineEndings, timeouts, transcript);
    }

    /**
     * The same with another window.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionOptions withWindow(int mails) {
        return new SessionOptions(clientName, pipelining, mails, chunking, lineEndings, timeouts, transcript);
    }

    /** The same with another use of BDAT. */
    public SessionOptions withChunking(Chunking other) {
        return new SessionOptions(clientName, pipelining, window, other, lineEndings, timeouts, transcript);
    }

    /** The same with something else done to a lone CR or LF. */
    public SessionOptions withLineEndings(LineEndings other) {
        return new SessionOptions(clientName, pipelining, window, chunking, other, timeouts, transcript);
    }

    /** The same with other deadlines. */
    public SessionOptions withTimeouts(Timeouts other) {
        return new SessionOptions(clientName, pipelining, window, chunking, lineEndings, other, transcript);
    }

    /** The same, and {@code hears} hears the dialogue. */
    public SessionOptions withTranscript(Transcript hears) {
        return new SessionOptions(clientName, pipelining, window, chunking, lineEndings, timeouts, Optional.of(hears));
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw new IllegalArgumentException("'" + Printable.of(name) + "' is no name for EHLO");
        }
    }
}
