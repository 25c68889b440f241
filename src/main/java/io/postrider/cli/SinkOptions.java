package io.postrider.cli;

import io.postrider.Protocol;
import io.postrider.Secret;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.Count;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.input.Secrets;
import io.postrider.sink.Extension;
import io.postrider.sink.Memory;
import io.postrider.sink.SinkBuilder;
import io.postrider.sink.SinkTls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a sink offers, takes and keeps. */
final class SinkOptions {

    @Option(names = "--port", paramLabel = "P", description = "Listen here (${DEFAULT-VALUE}); 0 for any that is free.")
    String port = "2525";

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Listen on this address (${DEFAULT-VALUE}).")
    String bind = "127.0.0.1";

    @Option(names = "--name", paramLabel = "NAME", description = "What it calls itself.")
    @Nullable
    String name;

    @Option(names = "--lmtp", description = "Speak LMTP.")
    boolean lmtp;

    @Option(names = "--save", paramLabel = "DIR", description = "Write each mail to a file in DIR.")
    @Nullable
    String save;

    @Option(names = "--starttls", description = "Offer STARTTLS.")
    boolean startTls;

    @Option(names = "--implicit-tls", description = "Speak TLS from the first octet.")
    boolean implicitTls;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Its certificate (PEM); else one is made on the fly.")
    @Nullable
    String certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key (PEM, PKCS#8).")
    @Nullable
    String key;

    @Option(
            names = "--write-cert",
            paramLabel = "FILE",
            description = "Write the certificate to FILE, for --tls-ca of a client.")
    @Nullable
    String writeCertificate;

    @Option(names = "--user", paramLabel = "NAME", description = "Let this user log in.")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Its first line is the user's password. Else: POSTRIDER_PASSWORD.")
    @Nullable
    String passwordFile;

    @Option(names = "--mechanism", paramLabel = "NAME", description = "Offer this mechanism alone. May be given again.")
    List<String> mechanisms = new ArrayList<>();

    @Option(names = "--require-auth", description = "Take mail only from who has logged in.")
    boolean requireAuth;

    @Option(names = "--without", paramLabel = "EXTENSION", description = "Do not offer this, such as PIPELINING.")
    List<Extension> without = new ArrayList<>();

    @Option(names = "--strict", description = "Hang up on who breaks the rules that most servers let pass.")
    boolean strict;

    @Option(names = "--delay", paramLabel = "DURATION", description = "Hold each reply back, as a long line would.")
    @Nullable
    Duration delay;

    @Option(names = "--max-size", paramLabel = "OCTETS", description = "Refuse larger mails.")
    @Nullable
    Count maximumSize;

    @Option(names = "--max-recipients", paramLabel = "N", description = "Take so many recipients of one mail.")
    @Nullable
    Count maximumRecipients;

    @Option(names = "--max-mails", paramLabel = "N", description = "Take so many mails on one connection.")
    @Nullable
    Count maximumMails;

    /** Tells a builder all of it. */
    void tell(SinkBuilder sink, Map<String, String> environment) {
        sink.port(port()).bind(address()).remember(Memory.COUNTS);
        if (name != null) {
            sink.hostName(name);
        }
        if (lmtp) {
            sink.protocol(Protocol.LMTP);
        }
        if (save != null) {
            sink.saveTo(InputFile.directory(save));
        }
        tellOfTls(sink);
        tellOfUsers(sink, environment);
        tellOfLimits(sink);
    }

    private int port() {
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadInput("--port: '" + port + "' is no port", e);
        }
        throw new BadInput("--port: " + port + " is not between 0 and 65535");
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new BadInput("--bind: '" + bind + "' is no address of this host", e);
        }
    }

    private void tellOfTls(SinkBuilder sink) {
        if (startTls && implicitTls) {
            throw new WrongUsage("--starttls and --implicit-tls exclude each other");
        }
        if ((certificate == null) != (key == null)) {
            throw new WrongUsage("--tls-cert and --tls-key go together");
        }
        SinkTls tls = certificate == null || key == null
                ? SinkTls.selfSigned()
                : SinkTls.of(InputFile.readable(certificate), InputFile.readable(key));
        if (startTls) {
            sink.startTls(tls);
        } else if (implicitTls) {
            sink.implicitTls(tls);
        } else if (certificate != null || writeCertificate != null) {
            throw new WrongUsage("a certificate needs --starttls or --implicit-tls");
        }
    }

    private void tellOfUsers(SinkBuilder sink, Map<String, String> environment) {
        if (user != null) {
            sink.user(user, password(user, environment));
        } else if (passwordFile != null || requireAuth) {
            throw new WrongUsage("--password-file and --require-auth need a --user");
        }
        if (requireAuth) {
            sink.requireAuth();
        }
        if (!mechanisms.isEmpty()) {
            sink.mechanisms(mechanisms.toArray(String[]::new));
        }
    }

    private String password(String of, Map<String, String> environment) {
        if (passwordFile != null) {
            Secret secret = Secrets.in(InputFile.path(passwordFile));
            return new String(secret.reveal());
        }
        String password = environment.get(LoginOptions.PASSWORD_VARIABLE);
        if (password == null) {
            throw new WrongUsage(
                    "no password for user '" + of + "': use --password-file or " + LoginOptions.PASSWORD_VARIABLE);
        }
        return password;
    }

    private void tellOfLimits(SinkBuilder sink) {
        sink.without(without.toArray(Extension[]::new));
        if (strict) {
            sink.strict();
        }
        if (delay != null) {
            sink.delay(delay);
        }
        if (maximumSize != null) {
            sink.maximumSize(maximumSize.value());
        }
        if (maximumRecipients != null) {
            sink.maximumRecipients(maximumRecipients.value());
        }
        if (maximumMails != null) {
            sink.maximumMails(maximumMails.value());
        }
    }
}
