package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be measured: everything ({@code -Dbenchmark=all}), one chapter ({@code memory}, {@code growth}, {@code smtp-sink}), or chosen
 * clients in chosen circumstances ({@code -Dsizes}, {@code -Dconnections}, {@code -Ddelays}: each with each).
 */
final class Plan {

    private static final String USUAL = "floor,floor16,standard,data,eager,hubspot,smtp-source";

    private static final List<String> EVERYBODY = List.of(
            "floor",
            "floor16",
            "standard",
            "data",
            "eager",
            "off",
            "tls",
            "composed",
            "hubspot",
            "vertx",
            "angus",
            "simple-java-mail",
            "smtp-source");

    /** For the plot, and for what is told of one connection. */
    private static final List<String> FAR_AWAY = List.of(
            "floor",
            "floor16",
            "standard",
            "data",
            "eager",
            "hubspot",
            "vertx",
            "angus",
            "simple-java-mail",
            "smtp-source",
            "standard@1",
            "eager@1");

    private static final List<String> CROWDS = Stream.of("floor", "standard", "eager")
            .flatMap(client -> Stream.of(client, client + "@1", client + "@100", client + "@1000"))
            .toList();

    private static final List<String> BY_SIZE = List.of("floor", "standard", "eager", "tls", "hubspot", "smtp-source");

    private Plan() {}

    static List<Part> fromSystemProperties() {
        List<String> words = Options.list("benchmark", USUAL);
        return words.size() > 1 ? comparisons(words) : chapter(words.get(0));
    }

    private static List<Part> chapter(String word) {
        return switch (word) {
            case "all" -> everything();
            case "memory" -> List.of(new Crowd());
            case "growth" -> List.of(new Growth());
            case "smtp-sink" -> otherServer();
            default -> comparisons(List.of(word));
        };
    }

    private static List<Part> everything() {
        List<Part> parts = new ArrayList<>();
        parts.add(comparison(1 << 10, 0, EVERYBODY));
        parts.add(new Comparison(
                "1 KiB, from 1 to 1,000 connections", new Cell(1 << 10, 10, 0), CROWDS, Server.Kind.SINK));
        parts.add(comparison(10 << 10, 0, BY_SIZE));
        parts.add(comparison(100 << 10, 0, BY_SIZE));
        parts.add(comparison(5 << 20, 0, BY_SIZE));
        parts.add(comparison(1 << 10, 20, FAR_AWAY));
        parts.add(comparison(1 << 10, 100, FAR_AWAY));
        parts.addAll(otherServer());
        parts.add(new Crowd());
        parts.add(new Growth());
        return parts;
    }

    private static List<Part> otherServer() {
        Cell cell = new Cell(1 << 10, 10, 0);
        List<String> clients = List.of("floor-data", "data", "smtp-source");
        return SmtpSink.isInstalled()
                ? List.of(
                        new Comparison(cell.title() + ", to Postfix's smtp-sink", cell, clients, Server.Kind.SMTP_SINK))
                : List.of();
    }

    private static Comparison comparison(int size, int delay, List<String> clients) {
        return Comparison.of(new Cell(size, 10, delay), clients);
    }

    private static List<Part> comparisons(List<String> clients) {
        List<Part> parts = new ArrayList<>();
        for (int delay : Options.numbers("delays", "0")) {
            for (int connections : Options.numbers("connections", "10")) {
                for (int size : Options.numbers("sizes", "1024")) {
                    parts.add(Comparison.of(new Cell(size, connections, delay), clients));
                }
            }
        }
        return parts;
    }
}
