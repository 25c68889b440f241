package io.postrider.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the text of a script. */
final class ScriptParser {

    private static final Pattern DIRECTIVE = Pattern.compile("([SC]): \\[([a-z]+) ?([^\\]]*)\\](?: (.*))?");
    private static final Map<String, Step> PLAIN = Stream.concat(
                    Arrays.stream(Step.Plain.values()), Stream.of(new Step.HearContent()))
            .collect(Collectors.toMap(Step::toString, Function.identity()));
    private static final Pattern MILLIS = Pattern.compile("(\\d+) ms");

    private final List<List<Step>> connections = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    ScriptParser(String text) {
        connections.add(steps);
        text.lines().forEach(this::read);
        endSaying();
    }

    List<List<Step>> connections() {
        return connections;
    }

    private void read(String line) {
        Matcher directive = DIRECTIVE.matcher(line);
        if (line.equals("---")) {
            endSaying();
            steps = new ArrayList<>();
            connections.add(steps);
        } else if (PLAIN.containsKey(line)) {
            add(PLAIN.get(line));
        } else if (directive.matches()) {
            add(directive(directive));
        } else if (line.startsWith("S: ")) {
            said.add(line.substring(3) + "\r\n");
        } else if (line.startsWith("S! ")) {
            add(new Step.Interrupt(line.substring(3)));
        } else if (line.startsWith("S~ ")) {
            add(new Step.SayOctets(unescaped(line.substring(3)), line.substring(3)));
        } else if (line.startsWith("C: ") || line.equals("C:")) {
            add(new Step.Hear(line.substring(Math.min(3, line.length()))));
        } else {
            throw new IllegalArgumentException("no line of a script: " + line);
        }
    }

    private void add(Step step) {
        endSaying();
        steps.add(step);
    }

    private void endSaying() {
        if (!said.isEmpty()) {
            steps.add(new Step.Say(List.copyOf(said)));
            said.clear();
        }
    }

    private static Step directive(Matcher parts) {
        String argument = parts.group(3);
        return switch (parts.group(1) + " " + parts.group(2)) {
            case "S wait" -> new Step.Wait(duration(argument));
            case "S drip" -> new Step.Drip(parts.group(4), duration(argument));
            case "S tls" -> new Step.Tls(argument);
            case "S cue" -> new Step.Cue(argument);
            case "S await" -> new Step.Await(argument);
            default -> throw new IllegalArgumentException("no directive: " + parts.group());
        };
    }

    private static Duration duration(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (!millis.matches()) {
            throw new IllegalArgumentException("no time: " + text);
        }
        return Duration.ofMillis(Long.parseLong(millis.group(1)));
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                octets.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'r' -> octets.write('\r');
                case 'n' -> octets.write('\n');
                case 'x' -> {
                    octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("no escape: \\" + escape);
            }
        }
        return octets.toByteArray();
    }
}
