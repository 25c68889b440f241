package io.postrider.cli.input;

import io.postrider.Mailbox;
import io.postrider.mime.NamedMailbox;
import java.util.List;
import java.util.Optional;

/** Addresses as they are given to options. */
public final class Addresses {

    private Addresses() {}

    /** The address that was given to {@code option}, with or without a name in front of it. */
    public static Mailbox parse(String option, String address) {
        try {
            return hasName(address) ? NamedMailbox.parse(address).mailbox() : Mailbox.parse(address);
        } catch (IllegalArgumentException e) {
            throw new BadInput(option + ": " + e.getMessage(), e);
        }
    }

    private static boolean hasName(String address) {
        return address.indexOf('<') > 0 && address.strip().endsWith(">");
    }

    /** The addresses that were given to {@code option}. */
    public static List<Mailbox> parse(String option, List<String> addresses) {
        return addresses.stream().map(address -> parse(option, address)).toList();
    }

    /** The reverse-path that was given to {@code option}; {@code <>} or nothing is the null one. */
    public static Optional<Mailbox> reversePath(String option, String address) {
        return address.isBlank() || address.equals("<>") ? Optional.empty() : Optional.of(parse(option, address));
    }
}
