package io.postrider.cli;

import io.postrider.PoolOptions;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.output.Console;
import io.postrider.client.ServerUri;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import picocli.CommandLine.ArgGroup;

/** The options that {@code send}, {@code batch} and {@code check} share, and the client that they describe. */
final class ClientOptions {

    @ArgGroup(validate = false, order = 20, heading = "%nServer:%n")
    ServerOptions server = new ServerOptions();

    @ArgGroup(validate = false, order = 21, heading = "%nLogin:%n")
    LoginOptions login = new LoginOptions();

    @ArgGroup(validate = false, order = 22, heading = "%nTLS:%n")
    TlsFileOptions tls = new TlsFileOptions();

    @ArgGroup(validate = false, order = 23, heading = "%nFlow:%n")
    FlowOptions flow = new FlowOptions();

    @ArgGroup(validate = false, order = 24, heading = "%nOutput:%n")
    OutputOptions output = new OutputOptions();

    /** Makes the client, and the embedded server if that is asked for. No connection is opened yet. */
    OpenClient open(Console console) {
        String uri = server.required();
        if (!Embedded.isMeant(uri)) {
            return new OpenClient(client(uri, console), () -> {});
        }
        Embedded sink = Embedded.start();
        return new OpenClient(client(sink.uri(), console), sink::close);
    }

    private SmtpClient client(String named, Console console) {
        String uri = login.user == null ? named : ServerAddress.withUser(named, login.user);
        ServerUri parsed = parsed(uri);
        SmtpClientBuilder builder = SmtpClient.builder(uri)
                .auth(known -> login.of(parsed, console.environment()))
                .tls(tls.options())
                .pool(pool())
                .queue(flow.queue())
                .session(options -> output.session(server.session(options), console))
                .transport(server.transport);
        try {
            return (flow.deadline == null ? builder : builder.deadline(flow.deadline.time())).build();
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static ServerUri parsed(String uri) {
        try {
            return ServerUri.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--server: " + e.getMessage(), e);
        }
    }

    private PoolOptions pool() {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(
                server.connections.value(),
                defaults.maxOpening(),
                defaults.idleTimeout(),
                defaults.maxAge(),
                defaults.maxMails());
    }
}
