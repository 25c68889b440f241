package io.postrider.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Gives files to the system's users under which mail servers work. Only the superuser can. */
final class Ownership {

    /** Makes a directory, if it is not there, and gives it to the user. */
    static Path directory(Path directory, String owner) {
        try {
            Files.createDirectories(directory);
            return give(directory, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty file and gives it to the user. */
    static Path file(Path file, String owner) {
        try {
            return give(Files.createFile(file), owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a file to the user, and to the group of the same name. */
    private static Path give(Path file, String owner) throws IOException {
        var principals = file.getFileSystem().getUserPrincipalLookupService();
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setGroup(principals.lookupPrincipalByGroupName(owner));
        view.setOwner(principals.lookupPrincipalByName(owner));
        return file;
    }

    /** Hides a file from everybody but its owner. */
    static Path ownerOnly(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Whether the tests run as root. */
    static boolean isSuperuser() {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && uid(self) == 0;
    }

    /** The number of the user who owns a file. */
    static int uid(Path file) {
        return number(file, "unix:uid");
    }

    /** The number of the group that owns a file. */
    static int gid(Path file) {
        return number(file, "unix:gid");
    }

    private static int number(Path file, String attribute) {
        try {
            return (Integer) Files.getAttribute(file, attribute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ownership() {}
}
