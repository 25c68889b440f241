package io.postrider.sink;

import io.postrider.Stage;

/**
 * A moment at which a sink may misbehave: it has heard something and is about to answer.
 *
 * @param stage which one; {@link Stage#CONTENT} when content begins and at each BDAT chunk but the last, {@link Stage#END_OF_DATA}
 *     at its end (with LMTP once for each recipient), {@link Stage#COMMAND} for every command that no other stage names
 * @param connection the number of the connection, from 1
 * @param mail the number of the mail transaction on this connection, from 1; 0 before the first MAIL
 * @param occurrence how often this stage has come up on this sink while there were rules, from 1
 * @param line the command line without CRLF, secrets hidden; empty where there is none
 * @param recipient the address in question, with RCPT and with LMTP's final replies; else empty
 */
public record Step(Stage stage, long connection, long mail, long occurrence, String line, String recipient) {}
