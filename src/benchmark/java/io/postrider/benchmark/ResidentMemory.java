package io.postrider.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of a process is in memory, as Linux tells it; not a number elsewhere. In MiB. */
final class ResidentMemory {

    private ResidentMemory() {}

    static double now(long pid) {
        return mebibytes(pid, "VmRSS:");
    }

    static double peak(long pid) {
        return mebibytes(pid, "VmHWM:");
    }

    private static double mebibytes(long pid, String name) {
        for (String line : status(pid)) {
            if (line.startsWith(name)) {
                return Double.parseDouble(line.split("\\s+")[1]) / 1024;
            }
        }
        return Double.NaN;
    }

    private static List<String> status(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
        } catch (IOException e) {
            return List.of();
        }
    }
}
