package io.postrider.testing.servers;

import io.postrider.testing.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a server keeps its configuration, queue and mailboxes until the test run ends. */
final class ServerDirectory {

    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;

    /** A new directory, in memory where there is room for it: mail servers sync every mail to the disk. */
    static Path create(String server) {
        return isRoomInMemory() ? Scratch.directoryIn(IN_MEMORY, server) : Scratch.directory(server);
    }

    private static boolean isRoomInMemory() {
        return Files.isWritable(IN_MEMORY) && IN_MEMORY.toFile().getUsableSpace() > ROOM;
    }

    private ServerDirectory() {}
}
