package io.postrider;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A content that lies in a file.
 *
 * @param file the file; it is read anew for each attempt and is not to change while its mail is under way
 * @param body what it demands of the transport, if known
 * @param canonical whether it is known to be canonical, see {@link Content#canonical}
 */
public record InFile(Path file, Optional<BodyType> body, boolean canonical) implements Content {

    InFile(Path file) {
        this(file, Optional.empty(), false);
    }

    /** The size of the file as it is now, in octets; empty if the file cannot be read. */
    @Override
    public OptionalLong size() {
        try {
            return OptionalLong.of(Files.size(file));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }
}
