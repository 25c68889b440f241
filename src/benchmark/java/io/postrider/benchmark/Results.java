package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All that was measured so far. */
final class Results {

    private final List<Result> comparisons = new ArrayList<>();
    private final Map<String, Quartiles> others = new HashMap<>();

    void add(Comparison comparison, List<Series> all) {
        comparisons.add(new Result(comparison, all));
    }

    /** Keeps a figure that is not of a comparison. */
    void put(String name, Quartiles figure) {
        others.put(name, figure);
    }

    Optional<Quartiles> figure(String name) {
        return Optional.ofNullable(others.get(name));
    }

    /** Everybody who was measured first in these circumstances. */
    List<Series> at(Cell cell) {
        return in(cell).findFirst().map(Result::all).orElse(List.of());
    }

    /** A client's figure where it is found first. */
    Optional<Quartiles> of(Cell cell, String client, ToDoubleFunction<Series.Sample> figure) {
        return in(cell).flatMap(result -> result.find(client).stream())
                .findFirst()
                .map(series -> series.of(figure));
    }

    /** The ratio of two clients within the rounds of the first comparison that has both. */
    Optional<Quartiles> ratio(Cell cell, String client, String other, ToDoubleFunction<Series.Sample> figure) {
        return in(cell).flatMap(result -> result.find(client).stream()
                        .flatMap(one -> result.find(other).stream().map(two -> one.ratioTo(two, figure))))
                .findFirst();
    }

    private Stream<Result> in(Cell cell) {
        return comparisons.stream()
                .filter(result -> result.comparison.server() == Server.Kind.SINK)
                .filter(result -> result.comparison.cell().equals(cell));
    }

    /** Mails a second by round-trip time, of each client with 1 KiB over 10 connections. */
    Map<String, SortedMap<Integer, Double>> byRoundTripTime() {
        Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();
        for (Result result : comparisons) {
            Cell cell = result.comparison.cell();
            if (result.comparison.server() == Server.Kind.SINK && cell.size() == 1024 && cell.connections() == 10) {
                result.all.stream()
                        .filter(series -> !series.name().contains("@"))
                        .forEach(series -> lines.computeIfAbsent(series.name(), name -> new TreeMap<>())
                                .putIfAbsent(
                                        cell.delay(),
                                        series.of(Series.Sample::mailsPerSecond).median()));
            }
        }
        return lines;
    }

    private record Result(Comparison comparison, List<Series> all) {

        Optional<Series> find(String name) {
            return all.stream().filter(series -> series.name().equals(name)).findFirst();
        }
    }
}
