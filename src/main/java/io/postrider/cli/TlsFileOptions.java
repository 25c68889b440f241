package io.postrider.cli;

import io.postrider.TlsOptions;
import io.postrider.cli.input.InputFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom we trust and who we are under TLS. */
final class TlsFileOptions {

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "Trust these certificates (PEM) instead of those of the JDK.")
    @Nullable
    String authorities;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Our own certificate and its chain (PEM).")
    @Nullable
    String certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key (PEM, PKCS#8).")
    @Nullable
    String key;

    TlsOptions options() {
        if ((certificate == null) != (key == null)) {
            throw new WrongUsage("--tls-cert and --tls-key go together");
        }
        return new TlsOptions(file(authorities), file(certificate), file(key), Optional.empty());
    }

    private static Optional<Path> file(@Nullable String name) {
        return Optional.ofNullable(name).map(InputFile::readable);
    }
}
