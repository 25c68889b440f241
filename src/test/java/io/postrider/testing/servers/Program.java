package io.postrider.testing.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs of others that tests need, and where they are installed. */
public enum Program {
    POSTFIX(Rights.SUPERUSER, "/usr/lib/postfix/sbin/master", "/usr/lib/postfix/postfix-sqlite.so"),
    DOVECOT(
            Rights.SUPERUSER,
            "/usr/sbin/dovecot",
            "/usr/lib/dovecot/lmtp",
            "/usr/lib/dovecot/pop3",
            "/usr/lib/dovecot/submission"),
    EXIM(Rights.SUPERUSER, cached("exim4-daemon-heavy/usr/sbin/exim4")),
    OPENSMTPD(Rights.MOUNT, cached("opensmtpd/usr/sbin/smtpd"), "/usr/bin/unshare"),
    SWAKS(Rights.ANYBODY, "/usr/bin/swaks"),
    TSHARK(Rights.SUPERUSER, "/usr/bin/tshark", "/usr/bin/dumpcap"),
    PYTHON_DKIM(Rights.ANYBODY, "/usr/bin/python3", "/usr/lib/python3/dist-packages/dkim/__init__.py"),
    SMTP_SINK(Rights.ANYBODY, "/usr/sbin/smtp-sink"),
    SMTP_SOURCE(Rights.ANYBODY, "/usr/sbin/smtp-source");

    private final Rights rights;
    private final List<Path> files;

    Program(Rights rights, String... files) {
        this.rights = rights;
        this.files = Arrays.stream(files).map(Path::of).toList();
    }

    /** The program itself. */
    String path() {
        return files.get(0).toString();
    }

    /** Why it cannot be used here; empty if it can. */
    Optional<String> obstacle() {
        return files.stream()
                .filter(file -> !Files.exists(file))
                .findFirst()
                .map(file -> this + ": there is no " + file)
                .or(() -> rights.obstacle().map(lacking -> this + ": " + lacking));
    }

    private static String cached(String file) {
        return Cache.directory().resolve(file).toString();
    }
}
