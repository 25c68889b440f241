package io.postrider.client;

/**
 * What the client did so far.
 *
 * @param connectionsOpened connections that were greeted
 * @param connectionsFailed attempts that came to nothing: no connection, no greeting, no TLS, no login
 * @param connectionsOpen connections open now
 * @param mailsWaiting mails handed over and not yet decided
 */
public record Statistics(long connectionsOpened, long connectionsFailed, int connectionsOpen, int mailsWaiting) {}
