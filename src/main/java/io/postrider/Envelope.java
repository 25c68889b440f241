package io.postrider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From whom and to whom (RFC 5321 section 2.3.1).
 *
 * @param reversePath where a bounce would go; empty is the null reverse-path {@code <>} of bounces themselves
 * @param recipients at least one; one that is named twice is kept once
 * @param acceptance whether the content waits until every recipient is accepted
 * @param security whether the mail may leave TLS-protected paths (RFC 8689)
 */
public record Envelope(
        Optional<Mailbox> reversePath, List<Mailbox> recipients, Acceptance acceptance, Security security) {

    /** What the mail demands of every hop on its way. */
    public enum Security {
        /** As the connection happens to be. */
        ANY,
        /** {@code REQUIRETLS} (RFC 8689): sent only over verified TLS, to a server that promises the same for the rest of the way. */
        REQUIRE_TLS
    }

    /** @throws IllegalArgumentException if there is no recipient */
    public Envelope {
        recipients = List.copyOf(recipients.size() > 1 ? new LinkedHashSet<>(recipients) : recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an envelope without a recipient");
        }
    }

    /**
     * An envelope from addresses as they stand in commands; an empty {@code from}, or {@code <>}, is the null reverse-path.
     *
     * @throws IllegalArgumentException if one of them is no address; the message names it and the position
     */
    public static Envelope of(String from, String... to) {
        Builder builder = from(from);
        for (String recipient : to) {
            builder.to(recipient);
        }
        return builder.build();
    }

    /**
     * Starts an envelope; an empty {@code from}, or {@code <>}, is the null reverse-path.
     *
     * @throws IllegalArgumentException if it is no address; the message names it and the position
     */
    public static Builder from(String from) {
        return new Builder(from.isEmpty() || from.equals("<>") ? null : Mailbox.parse(from));
    }

    /** Starts an envelope. */
    public static Builder from(Mailbox from) {
        return new Builder(from);
    }

    /**
     * The same envelope for other recipients, or for some of them.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Envelope withRecipients(List<Mailbox> others) {
        return new Envelope(reversePath, others, acceptance, security);
    }

    /** Collects an envelope. Not for several threads. */
    public static final class Builder {
        private final @Nullable Mailbox reversePath;
        private final List<Mailbox> recipients = new ArrayList<>();
        private Acceptance acceptance = Acceptance.ANY;
        private Security security = Security.ANY;

        private Builder(@Nullable Mailbox reversePath) {
            this.reversePath = reversePath;
        }

        /**
         * Adds a recipient as it stands in a command.
         *
         * @throws IllegalArgumentException if it is no address; the message names it and the position
         */
        public Builder to(String recipient) {
            return to(Mailbox.parse(recipient));
        }

        /** Adds a recipient. */
        public Builder to(Mailbox recipient) {
            recipients.add(recipient);
            return this;
        }

        /** Adds recipients. */
        public Builder to(Collection<Mailbox> more) {
            recipients.addAll(more);
            return this;
        }

        /** Sends the content only if every recipient was accepted. */
        public Builder allOrNothing() {
            acceptance = Acceptance.ALL;
            return this;
        }

        /** Demands TLS all the way (RFC 8689). */
        public Builder requireTls() {
            security = Security.REQUIRE_TLS;
            return this;
        }

        /** @throws IllegalArgumentException if there is no recipient */
        public Envelope build() {
            return new Envelope(Optional.ofNullable(reversePath), recipients, acceptance, security);
        }
    }
}
