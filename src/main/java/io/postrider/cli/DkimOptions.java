package io.postrider.cli;

import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.dkim.DkimKey;
import io.postrider.dkim.DkimSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers for the mail by a signature (RFC 6376). */
final class DkimOptions {

    @Option(names = "--dkim-domain", paramLabel = "DOMAIN", description = "Sign for this domain.")
    @Nullable
    String domain;

    @Option(names = "--dkim-selector", paramLabel = "NAME", description = "Which of the domain's keys it is.")
    @Nullable
    String selector;

    @Option(
            names = "--dkim-key",
            paramLabel = "FILE",
            description = "The private key (PEM; RSA or Ed25519). See also: postrider dkim.")
    @Nullable
    String key;

    /** The signer, if there is to be one. */
    Optional<DkimSigner> signer() {
        return domain == null && selector == null && key == null ? Optional.empty() : Optional.of(required());
    }

    /** The signer; there must be one. */
    DkimSigner required() {
        if (domain == null || selector == null || key == null) {
            throw new WrongUsage("--dkim-domain, --dkim-selector and --dkim-key go together");
        }
        try {
            return DkimSigner.builder()
                    .domain(domain)
                    .selector(selector)
                    .key(key(InputFile.readable(key)))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new BadInput("DKIM: " + e.getMessage(), e);
        }
    }

    private static DkimKey key(Path file) {
        try {
            return DkimKey.fromPem(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
