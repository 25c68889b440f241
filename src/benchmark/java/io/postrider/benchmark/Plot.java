package io.postrider.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mails a second against round-trip time, a line for each client; as SVG. */
final class Plot {

    private final Map<String, SortedMap<Integer, Double>> lines;
    private final List<String> clients;
    private final Scale scale;

    Plot(Map<String, SortedMap<Integer, Double>> lines) {
        this.lines = lines.entrySet().stream()
                .filter(line -> line.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        this.clients = List.copyOf(this.lines.keySet());
        this.scale = Scale.of(this.lines.values());
    }

    /** Whether there is a client that was measured at more than one round-trip time. */
    boolean isWorthwhile() {
        return !lines.isEmpty();
    }

    String svg() {
        return Stream.of(head(), rows(), columns(), curves(), labels(), "</svg>\n")
                .collect(Collectors.joining());
    }

    private String head() {
        return format(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Mails a second against round-trip time</title>
                <style>
                %s</style>
                <rect width="100%%" height="100%%" class="paper"/>
                <text x="%d" y="30" font-size="17" font-weight="bold" class="ink">Mails a second against round-trip time</text>
                <text x="%d" y="52" class="pale">1 KiB over 10 connections, the client on one core; both axes logarithmic; at the right, mails a second at %d ms</text>
                <text x="%d" y="%d" text-anchor="middle" class="ink">round-trip time, milliseconds</text>
                <text transform="translate(24 %d) rotate(-90)" text-anchor="middle" class="ink">mails a second</text>
                """,
                Scale.WIDTH,
                Scale.HEIGHT,
                Palette.css(clients),
                Scale.LEFT,
                Scale.LEFT,
                scale.farthest(),
                (Scale.LEFT + Scale.RIGHT) / 2,
                Scale.HEIGHT - 20,
                (Scale.TOP + Scale.BOTTOM) / 2);
    }

    private String rows() {
        return scale.decades()
                .mapToObj(mails -> format(
                        "<path d=\"M%d %.1fH%d\" class=\"grid\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" class=\"ink\">%,d</text>\n",
                        Scale.LEFT, scale.y(mails), Scale.RIGHT, Scale.LEFT - 10, scale.y(mails) + 4, mails))
                .collect(Collectors.joining());
    }

    private String columns() {
        String columns = lines.values().stream()
                .flatMap(line -> line.keySet().stream())
                .distinct()
                .map(delay -> format(
                        "<path d=\"M%.1f %dV%d\" class=\"grid\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" class=\"ink\">%s</text>\n",
                        scale.x(delay),
                        Scale.TOP,
                        Scale.BOTTOM,
                        scale.x(delay),
                        Scale.BOTTOM + 22,
                        delay == 0 ? "loopback" : delay))
                .collect(Collectors.joining());
        return columns + axisBreak();
    }

    private static String axisBreak() {
        return format(
                "<path d=\"M%d %dl6 -12m3 12l6 -12\" class=\"grid\" stroke-width=\"2\"/>\n",
                Scale.BREAK - 7, Scale.BOTTOM + 6);
    }

    private String curves() {
        StringBuilder curves = new StringBuilder();
        for (int i = 0; i < clients.size(); i++) {
            curves.append(curve(i));
        }
        return curves.toString();
    }

    // The floor is dashed, and Postrider stands out.
    private String curve(int client) {
        String name = clients.get(client);
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        lines.get(name).forEach((delay, mails) -> {
            points.append(format("%.1f,%.1f ", scale.x(delay), scale.y(mails)));
            dots.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" class=\"c%d\"/>",
                    scale.x(delay), scale.y(mails), client));
        });
        return format(
                "<polyline points=\"%s\" class=\"l%d\" stroke-width=\"%s\"%s/>%s\n",
                points.toString().strip(),
                client,
                Name.of(name).startsWith("Postrider") ? "3" : "1.5",
                name.startsWith("floor") ? " stroke-dasharray=\"7 5\"" : "",
                dots);
    }

    private String labels() {
        Map<String, Double> ends = new LinkedHashMap<>();
        clients.forEach(client -> ends.put(client, scale.y(last(client))));
        StringBuilder labels = new StringBuilder();
        new Labels(ends).places().forEach((client, place) -> labels.append(label(client, ends.get(client), place)));
        return labels.toString();
    }

    private String label(String client, double end, double place) {
        int number = clients.indexOf(client);
        return format(
                "<path d=\"M%d %.1fL%d %.1f\" class=\"l%d\" stroke-width=\"0.7\"/><text x=\"%d\" y=\"%.1f\" class=\"c%d\">%s: %s</text>\n",
                Scale.RIGHT + 6,
                end,
                Scale.RIGHT + 28,
                place,
                number,
                Scale.RIGHT + 32,
                place + 4,
                number,
                Name.of(client),
                Format.number(last(client)));
    }

    private double last(String client) {
        SortedMap<Integer, Double> line = lines.get(client);
        return line.get(line.lastKey());
    }

    private static String format(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
