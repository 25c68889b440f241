package io.postrider.benchmark;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The two processors that a benchmark runs on, so that client and sink do not take turns on one. */
enum Core {
    CLIENT,
    SINK;

    /** The command that runs {@code command} on this processor alone; as it is where that cannot be had. */
    List<String> pinned(List<String> command) {
        if (!canPin()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", String.valueOf(ordinal())));
        pinned.addAll(command);
        return pinned;
    }

    /** A JVM on this processor, with this benchmark's class path. */
    List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        return pinned(command);
    }

    static String describe() {
        return canPin()
                ? "Clients on processor 0, the sink on processor 1."
                : "Nobody is pinned to a processor: this machine lacks taskset or a second one.";
    }

    private static boolean canPin() {
        return Runtime.getRuntime().availableProcessors() >= values().length && isInstalled("taskset");
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}
