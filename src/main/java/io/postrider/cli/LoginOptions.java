package io.postrider.cli;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.Secret;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.input.Secrets;
import io.postrider.client.ServerUri;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in. No option takes a password itself: every user of a machine can read the command lines of all. */
final class LoginOptions {

    /** Where a password is looked for that is nowhere else. */
    static final String PASSWORD_VARIABLE = "POSTRIDER_PASSWORD";

    @Option(names = "--user", paramLabel = "NAME", description = "Log in as this user.")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Its first line is the password. Else: the one in the URI, or in POSTRIDER_PASSWORD.")
    @Nullable
    String passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Its first line is an OAuth 2.0 access token; read anew for each login.")
    @Nullable
    String tokenFile;

    @Option(
            names = "--password-in-clear",
            description =
                    "Let the password cross the network without TLS, where everyone on the way can read it; so does a URI with "
                            + "tls=none&auth=LOGIN.")
    boolean inClear;

    /** The login that the URI names, as these options change it. */
    AuthOptions of(ServerUri uri, Map<String, String> environment) {
        Optional<Credentials> credentials = credentials(uri, environment);
        if (credentials.isEmpty() && uri.auth().mechanism().isPresent()) {
            throw new WrongUsage(
                    "auth=" + uri.auth().mechanism().get() + " needs a user: --user NAME, or one in the URI");
        }
        return new AuthOptions(
                credentials,
                uri.auth().mechanism(),
                inClear
                        ? ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ
                        : uri.auth().clear());
    }

    private Optional<Credentials> credentials(ServerUri uri, Map<String, String> environment) {
        if (tokenFile != null) {
            return Optional.of(token(required(uri, "--token-file"), InputFile.readable(tokenFile)));
        }
        if (passwordFile != null) {
            Secret password = Secrets.in(InputFile.path(passwordFile));
            return Optional.of(new Credentials.Password(required(uri, "--password-file"), password));
        }
        if (uri.auth().credentials().isPresent()) {
            return uri.auth().credentials();
        }
        return isExternal(uri)
                ? Optional.of(external(uri))
                : uri.user().map(name -> fromEnvironment(name, environment));
    }

    private static Credentials fromEnvironment(String name, Map<String, String> environment) {
        String password = environment.get(PASSWORD_VARIABLE);
        if (password == null) {
            throw new WrongUsage("no password for user '" + name + "': use --password-file or " + PASSWORD_VARIABLE);
        }
        return Credentials.password(name, password);
    }

    // The certificate says who we are; a user says whom we want to act as.
    private static Credentials external(ServerUri uri) {
        return new Credentials.External(uri.user().orElse(""));
    }

    private static boolean isExternal(ServerUri uri) {
        return uri.auth().mechanism().filter("EXTERNAL"::equals).isPresent();
    }

    private static Credentials token(String user, Path file) {
        Secrets.in(file);
        return Credentials.token(user, reason -> CompletableFuture.completedFuture(Secrets.in(file)));
    }

    private static String required(ServerUri uri, String option) {
        return uri.user().orElseThrow(() -> new WrongUsage(option + " needs a user: --user NAME, or one in the URI"));
    }
}
