package io.postrider.sink;

/**
 * What a sink has seen so far.
 *
 * @param connections connections accepted
 * @param open connections open now
 * @param maximumOpen the most that were open at once
 * @param mails mails accepted
 * @param recipients recipients of these mails
 * @param contentOctets octets of content of these mails
 * @param commands commands, unknown ones included; content is none
 * @param authAttempts AUTH commands
 * @param authSuccesses those that ended in 235
 * @param handshakes TLS handshakes completed
 * @param resumedHandshakes those of them that resumed an earlier TLS session
 * @param reads bursts of octets that were read at once
 */
public record Counters(
        long connections,
        long open,
        long maximumOpen,
        long mails,
        long recipients,
        long contentOctets,
        long commands,
        long authAttempts,
        long authSuccesses,
        long handshakes,
        long resumedHandshakes,
        long reads) {}
