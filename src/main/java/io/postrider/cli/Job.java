package io.postrider.cli;

import io.postrider.Mail;
import java.util.Optional;

/**
 * A mail, and what it is called.
 *
 * @param name what it is called
 * @param messageId its field Message-ID, if it has one
 * @param mail the mail
 */
record Job(JobName name, Optional<String> messageId, Mail mail) implements Made {}
