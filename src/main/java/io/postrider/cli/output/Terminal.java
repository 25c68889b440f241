package io.postrider.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether somebody watches. */
public final class Terminal {

    /** Where Linux shows what a program's descriptors are. */
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Terminal() {}

    /**
     * Whether a descriptor, 1 or 2, is a terminal. {@link System#console} knows only whether both input and output are, which says
     * too little where one of them is a file, so it is asked only where there is nothing better.
     */
    public static boolean is(int descriptor) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return System.console() != null;
        }
        try {
            String device = DESCRIPTORS
                    .resolve(Integer.toString(descriptor))
                    .toRealPath()
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
