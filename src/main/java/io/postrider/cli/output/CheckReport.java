package io.postrider.cli.output;

import io.postrider.EnhancedCode;
import io.postrider.Reply;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Shows a session that was opened to look at it. */
public interface CheckReport {

    /** What the server said before anything was asked. */
    void session(
            InetSocketAddress server,
            Reply greeting,
            Optional<String> tls,
            Optional<String> mechanism,
            List<String> capabilities);

    /** What it said to a command. */
    void reply(String command, Reply reply);

    /** For programs or for people. */
    static CheckReport in(boolean json, Lines out) {
        return json ? new ForPrograms(out) : new ForPeople(out);
    }

    /** One JSON object for the session, and one for each command. */
    record ForPrograms(Lines out) implements CheckReport {
        @Override
        public void session(
                InetSocketAddress server,
                Reply greeting,
                Optional<String> tls,
                Optional<String> mechanism,
                List<String> capabilities) {
            out.line(new JsonLine()
                    .text("server", ServerName.of(server))
                    .text("greeting", greeting.toString())
                    .text("tls", tls)
                    .text("mechanism", mechanism)
                    .texts("capabilities", capabilities)
                    .toString());
        }

        @Override
        public void reply(String command, Reply reply) {
            out.line(new JsonLine()
                    .text("command", command)
                    .number("code", reply.code())
                    .text("enhanced", reply.enhancedCode().map(EnhancedCode::toString))
                    .texts("lines", reply.lines())
                    .toString());
        }
    }

    /** A few lines, the commands and replies as in a dialogue. */
    record ForPeople(Lines out) implements CheckReport {
        @Override
        public void session(
                InetSocketAddress server,
                Reply greeting,
                Optional<String> tls,
                Optional<String> mechanism,
                List<String> capabilities) {
            say("Server:   ", ServerName.of(server));
            say("Greeting: ", greeting.toString());
            say("TLS:      ", tls.orElse("none"));
            say("Login:    ", mechanism.orElse("none"));
            say("Offers:   ", capabilities.isEmpty() ? "nothing" : capabilities.get(0));
            capabilities.stream().skip(1).forEach(capability -> say("          ", capability));
        }

        @Override
        public void reply(String command, Reply reply) {
            say("C: ", command);
            int last = reply.lines().size() - 1;
            for (int i = 0; i <= last; i++) {
                say("S: ", reply.code() + (i < last ? "-" : " ") + reply.lines().get(i));
            }
        }

        private void say(String what, String text) {
            out.line(what + OneLine.of(text));
        }
    }
}
