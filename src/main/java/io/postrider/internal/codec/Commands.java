package io.postrider.internal.codec;

import io.postrider.BodyType;
import io.postrider.Mailbox;
import io.postrider.Stage;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that carry something. */
public final class Commands {

    private Commands() {}

    /**
     * EHLO, HELO, or LMTP's LHLO.
     *
     * @param verb which of them
     * @param name who we say we are
     */
    public record Ehlo(String verb, String name) implements Command {
        @Override
        public Stage stage() {
            return Stage.EHLO;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text(verb).text(" ").text(name);
        }

        @Override
        public String toString() {
            return CommandLine.shown(this);
        }
    }

    /**
     * AUTH (RFC 4954 section 4).
     *
     * @param mechanism its name
     * @param initialResponse in Base64, {@code =} for one that is empty; empty for none
     */
    public record Auth(String mechanism, Optional<String> initialResponse) implements Command {
        @Override
        public Stage stage() {
            return Stage.AUTH;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text("AUTH ").text(mechanism);
            initialResponse.ifPresent(response -> line.text(" ").text(response));
        }

        @Override
        public String toString() {
            return "AUTH " + mechanism + (initialResponse.isPresent() ? " ***" : "");
        }
    }

    /**
     * The answer to a challenge.
     *
     * @param response in Base64, or {@code *} to give up
     */
    public record AuthResponse(String response) implements Command {
        @Override
        public Stage stage() {
            return Stage.AUTH;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text(response);
        }

        @Override
        public String toString() {
            return response.equals("*") ? response : "***";
        }
    }

    /**
     * MAIL (RFC 5321 section 4.1.1.2) with the parameters that the extensions define.
     *
     * @param path the reverse-path as it stands between its brackets
     * @param size the octets of the content (RFC 1870); below 0 for none told
     * @param body what the content demands (RFC 6152, RFC 3030), if that is to be told
     * @param flags those that have no value
     */
    public record MailFrom(String path, long size, @Nullable BodyType body, Set<MailFlag> flags) implements Command {

        /** Without any parameters. */
        public MailFrom(String path) {
            this(path, -1, null, Set.of());
        }

        @Override
        public Stage stage() {
            return Stage.MAIL;
        }

        @Override
        public boolean endsGroup() {
            return false;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text("MAIL FROM:<").text(path).text(">");
            if (size >= 0) {
                line.text(" SIZE=").number(size);
            }
            if (body != null) {
                line.text(" BODY=").text(body.value());
            }
            for (MailFlag flag : flags) {
                line.text(" ").text(flag.name());
            }
        }

        @Override
        public String toString() {
            return CommandLine.shown(this);
        }
    }

    /** Parameters of MAIL without a value. */
    public enum MailFlag {
        /** RFC 6531 section 3.4. */
        SMTPUTF8,
        /** RFC 8689 section 3. */
        REQUIRETLS
    }

    /** RCPT (RFC 5321 section 4.1.1.3). */
    public record RcptTo(Mailbox recipient) implements Command {
        @Override
        public Stage stage() {
            return Stage.RCPT;
        }

        @Override
        public boolean endsGroup() {
            return false;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text("RCPT TO:<").text(recipient.toString()).text(">");
        }

        @Override
        public String toString() {
            return CommandLine.shown(this);
        }
    }

    /**
     * A piece of content behind the command that announces its octets (RFC 3030 section 2).
     *
     * @param octets how many follow
     * @param last whether they are the end of the mail
     * @param replies how many replies come back
     */
    public record Bdat(long octets, boolean last, int replies) implements Command {
        @Override
        public Stage stage() {
            return last ? Stage.END_OF_DATA : Stage.CONTENT;
        }

        @Override
        public boolean endsGroup() {
            return false;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text("BDAT ").number(octets);
            if (last) {
                line.text(" LAST");
            }
        }

        @Override
        public String toString() {
            return CommandLine.shown(this);
        }
    }

    /**
     * The content and its final dot. "The actual transfer of message content is explicitly allowed to be the first command in a
     * group" (RFC 2920 section 3.1).
     *
     * @param replies how many replies come back
     */
    public record EndOfData(int replies) implements Command {
        @Override
        public boolean precedesContent() {
            return false;
        }

        @Override
        public Stage stage() {
            return Stage.END_OF_DATA;
        }

        @Override
        public boolean endsGroup() {
            return false;
        }

        @Override
        public void writeTo(CommandLine line) {
            line.text(".");
        }

        @Override
        public String toString() {
            return ".";
        }
    }

    /**
     * Any other line: VRFY, EXPN, HELP, or what the caller of a conversation wants to say.
     *
     * @param line the whole line
     */
    public record Line(String line) implements Command {
        @Override
        public Stage stage() {
            return Stage.COMMAND;
        }

        @Override
        public void writeTo(CommandLine out) {
            out.text(line);
        }

        /** Whether it begins a login, and may hold a secret. Some servers read past leading blanks. */
        public boolean isLogin() {
            return line.strip().regionMatches(true, 0, "AUTH", 0, 4);
        }

        @Override
        public String toString() {
            return isLogin() ? "AUTH ***" : line;
        }
    }
}
