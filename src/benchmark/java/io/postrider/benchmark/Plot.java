package io.postrider.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mails a second against round-trip time, a line for each client, both axes logarithmic; as SVG. */
final class Plot {

    private static final List<String> COLOURS = List.of(
            "#8c8c8c", "#444444", "#0072b2", "#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#7b4fb5",
            "#a0522d");

    private final Map<String, SortedMap<Integer, Double>> lines;
    private final Scale scale;

    Plot(Map<String, SortedMap<Integer, Double>> lines) {
        this.lines = lines.entrySet().stream()
                .filter(line -> line.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        this.scale = Scale.of(this.lines.values());
    }

    /** Whether there is a client that was measured at more than one round-trip time. */
    boolean isWorthwhile() {
        return !lines.isEmpty();
    }

    String svg() {
        return Stream.of(head(), grid(), curves(), labels(), "</svg>\n").collect(Collectors.joining());
    }

    private static String head() {
        return format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        + "<title>Mails a second against round-trip time</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "<text x=\"%d\" y=\"26\" font-size=\"16\" font-weight=\"bold\">Mails a second against round-trip time</text>%n"
                        + "<text x=\"%d\" y=\"46\" fill=\"#555\">1 KiB, 10 connections; both axes logarithmic</text>%n"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">round-trip time</text>%n",
                Scale.WIDTH, Scale.HEIGHT, Scale.LEFT, Scale.LEFT, (Scale.LEFT + Scale.RIGHT) / 2, Scale.HEIGHT - 12);
    }

    private String grid() {
        String rows = scale.decades()
                .mapToObj(mails -> format(
                        "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d</text>%n",
                        Scale.LEFT, scale.y(mails), Scale.RIGHT, Scale.LEFT - 8, scale.y(mails) + 4, mails))
                .collect(Collectors.joining());
        String columns = delays().map(delay -> format(
                        "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                        scale.x(delay),
                        Scale.TOP,
                        Scale.BOTTOM,
                        scale.x(delay),
                        Scale.BOTTOM + 20,
                        delay == 0 ? "loopback" : delay + " ms"))
                .collect(Collectors.joining());
        return rows + columns;
    }

    private Stream<Integer> delays() {
        return lines.values().stream().flatMap(line -> line.keySet().stream()).distinct();
    }

    private String curves() {
        StringBuilder curves = new StringBuilder();
        for (String client : lines.keySet()) {
            String points = lines.get(client).entrySet().stream()
                    .map(point -> format("%.1f,%.1f", scale.x(point.getKey()), scale.y(point.getValue())))
                    .collect(Collectors.joining(" "));
            curves.append(format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                    points, colour(client), client.startsWith("floor") ? " stroke-dasharray=\"6 4\"" : ""));
            for (String point : points.split(" ")) {
                curves.append(format(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n",
                        point.split(",")[0], point.split(",")[1], colour(client)));
            }
        }
        return curves.toString();
    }

    // Beside the last point of each line, from above to below, moved down where two would lie on each other.
    private String labels() {
        List<String> fromAbove = lines.keySet().stream()
                .sorted(Comparator.comparingDouble(client -> scale.y(last(client))))
                .toList();
        StringBuilder labels = new StringBuilder();
        double lowest = Double.NEGATIVE_INFINITY;
        for (String client : fromAbove) {
            double end = scale.y(last(client));
            lowest = Math.max(end, lowest + Scale.LINE_HEIGHT);
            labels.append(format(
                    "<path d=\"M%d %.1fL%d %.1f\" stroke=\"%s\" stroke-width=\"0.7\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s (%s)</text>%n",
                    Scale.RIGHT + 4,
                    end,
                    Scale.RIGHT + 20,
                    lowest,
                    colour(client),
                    Scale.RIGHT + 24,
                    lowest + 4,
                    colour(client),
                    client,
                    Format.number(last(client))));
        }
        return labels.toString();
    }

    private double last(String client) {
        SortedMap<Integer, Double> line = lines.get(client);
        return line.get(line.lastKey());
    }

    private String colour(String client) {
        List<String> names = List.copyOf(lines.keySet());
        return COLOURS.get(names.indexOf(client) % COLOURS.size());
    }

    private static String format(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
