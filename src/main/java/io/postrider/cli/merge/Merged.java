package io.postrider.cli.merge;

import io.postrider.Envelope;
import io.postrider.mime.Message;

/**
 * The mail of one row.
 *
 * @param row the row
 * @param message the message
 * @param envelope from whom and to whom
 */
public record Merged(Row row, Message message, Envelope envelope) {}
