package io.postrider.sink;

import io.postrider.Stage;
import io.postrider.sink.sasl.Mechanisms;
import io.postrider.sink.sasl.ServerMechanism;
import io.postrider.sink.sasl.Turn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AUTH (RFC 4954 section 4). Confined to the connection's event loop. */
final class Authentication {

    private final Server server;
    private final Speaker speaker;
    private final Peer peer;
    private final Transaction transaction;

    private @Nullable ServerMechanism mechanism;

    Authentication(Server server, Speaker speaker, Peer peer, Transaction transaction) {
        this.server = server;
        this.speaker = speaker;
        this.peer = peer;
        this.transaction = transaction;
    }

    /** Whether the next line is a response. */
    boolean isUnderWay() {
        return mechanism != null;
    }

    void onAuth(CommandLine line) {
        server.tally().onAuth();
        Answer wrong = outOfOrder();
        if (wrong == null) {
            begin(line.argument().split(" +", 2));
        } else {
            speaker.say(Stage.AUTH, wrong);
        }
    }

    private @Nullable Answer outOfOrder() {
        if (!peer.isIntroduced()) {
            return Answer.HELLO_FIRST;
        }
        if (peer.user().isPresent()) {
            return Answer.ALREADY;
        }
        if (transaction.isOpen()) {
            return Answer.NOT_IN_TRANSACTION;
        }
        return offered().isEmpty() ? Answer.NOT_IMPLEMENTED : null;
    }

    private List<String> offered() {
        return server.mechanisms(peer.isSecured());
    }

    private void begin(String[] words) {
        Optional<ServerMechanism> created = Mechanisms.create(
                words[0], offered(), server.accounts(), peer.channelBindings(), peer.certificateName());
        if (created.isEmpty()) {
            speaker.say(Stage.AUTH, Answer.UNKNOWN_MECHANISM);
            return;
        }
        byte[] initial = words.length > 1 ? decode(words[1].equals("=") ? "" : words[1]) : null;
        if (words.length > 1 && initial == null) {
            speaker.say(Stage.AUTH, Answer.BAD_BASE64);
            return;
        }
        mechanism = created.get();
        say(mechanism.begin(initial));
    }

    /** Hears a response. */
    void onResponse(String line) {
        ServerMechanism current = mechanism;
        byte[] response = decode(line);
        if (current == null || line.equals("*") || response == null) {
            mechanism = null;
            speaker.say(Stage.AUTH, line.equals("*") ? Answer.CANCELLED : Answer.BAD_BASE64);
            return;
        }
        say(current.hear(response));
    }

    private void say(Turn turn) {
        if (turn instanceof Turn.Challenge challenge) {
            String base64 = Base64.getEncoder().encodeToString(challenge.text().getBytes(StandardCharsets.UTF_8));
            follow(speaker.say(Stage.AUTH, 3, server.answers().challenge(base64)), "");
        } else if (turn instanceof Turn.Success success) {
            follow(speaker.say(Stage.AUTH, Answer.AUTHENTICATED), success.user());
        } else {
            follow(speaker.say(Stage.AUTH, turn instanceof Turn.Malformed ? Answer.BAD_BASE64 : Answer.REFUSED), "");
        }
    }

    // What was said decides: a rule may let in whom we would not.
    private void follow(int kind, String user) {
        if (kind != 3) {
            mechanism = null;
        }
        if (kind == 2) {
            peer.onLogin(user);
            server.tally().onAuthSuccess();
        }
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
