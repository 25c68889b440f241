package io.postrider.cli;

import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what must stand in the DNS for a key's signatures to be verified. */
@Command(
        name = "dkim",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "postrider dkim --dkim-domain DOMAIN --dkim-selector NAME --dkim-key FILE",
        description = "Prints the DNS record of a DKIM key.")
final class DkimCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    DkimOptions dkim = new DkimOptions();

    DkimCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        dkim.required().dnsRecords().forEach(record -> console.out().line(record.toString()));
        return ExitStatus.OK.code();
    }
}
