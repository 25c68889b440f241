package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files beside Dovecot's configuration: who may log in, and whose mailbox is not like the others. */
final class DovecotFiles {

    private static final int ITERATIONS = 20_000;

    private final Path directory;

    DovecotFiles(Path directory) {
        this.directory = directory;
    }

    void write(TokenIssuer tokens) {
        write(
                "users",
                user(Account.ALICE, "{PLAIN}" + Account.ALICE.password())
                        + user(Account.JUERGEN, "{PLAIN}" + Account.JUERGEN.password())
                        + user(Account.HANNAH, ScramSecret.of(Account.HANNAH.password(), ITERATIONS)));
        write("unknown-users", mailbox(Recipients.UNKNOWN, ""));
        write(
                "special-users",
                mailbox(Recipients.LATER, "userdb_tempfail=yes")
                        + mailbox(Recipients.FULL, "userdb_quota_rule=*:storage=1B"));
        write("keys/default/HS256/default", tokens.keyInBase64());
        Template.fill("dovecot-oauth2.conf", Map.of("directory", directory), directory.resolve("oauth2.conf"));
    }

    private void write(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A line has the fields of passwd(5): name, password, user, group, comment, home, shell; and whatever else follows.
    private static String user(Account account, String secret) {
        return account.user() + ":" + secret + "::::::\n";
    }

    private static String mailbox(String address, String field) {
        return address.substring(0, address.indexOf('@')) + ":::::::" + field + "\n";
    }
}
