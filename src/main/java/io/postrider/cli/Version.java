package io.postrider.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which Postrider this is, as the manifest of its jar says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"postrider " + Objects.requireNonNullElse(version, "(not built as a jar)")};
    }
}
