package io.postrider.cli;

import picocli.CommandLine.Command;

/** The program without a command: helps to find one. */
@Command(
        name = "postrider",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Sends mail by SMTP and LMTP, many at once.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit status:%n",
        footer = {
            "   0  every recipient was accepted",
            "  64  the command line is wrong",
            "  65  an input cannot be used; nothing was sent",
            "  69  something was rejected for good",
            "  70  a fault of Postrider's own",
            "  74  something is in doubt: it may have been delivered, or standard output could not be written",
            "  75  something was deferred or not sent",
            "",
            "'postrider COMMAND --help' tells of a command."
        })
final class Postrider {}
