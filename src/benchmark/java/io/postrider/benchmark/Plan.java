package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be measured: everything (the default), the main table alone ({@code -Dbenchmark=quick}), one chapter ({@code connections}, {@code sizes},
 * {@code delays}, {@code smtp-sink}, {@code memory}, {@code growth}, {@code merge}), or chosen clients in chosen circumstances ({@code -Dsizes},
 * {@code -Dconnections}, {@code -Ddelays}: each with each).
 */
final class Plan {

    private static final int USUAL_SIZE = 1 << 10;
    private static final int USUAL_CONNECTIONS = 10;

    private static final List<String> EVERYBODY = List.of(
            "floor",
            "floor16",
            "standard",
            "data",
            "eager",
            "eager-fresh",
            "off",
            "tls",
            "composed",
            "hubspot",
            "hubspot-direct",
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
            "off",
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

    /** None of them with CHUNKING, which it does not offer. */
    private static final List<String> AT_SMTP_SINK =
            List.of("floor-data", "data", "hubspot", "angus", SmtpSource.PROGRAM);

    private Plan() {}

    static List<Part> fromSystemProperties() {
        List<String> words = Options.list("benchmark", "all");
        return words.size() > 1 ? chosen(words) : chapter(words.get(0));
    }

    private static List<Part> chapter(String word) {
        return switch (word) {
            case "all" -> everything();
            case "quick" -> List.of(everybody());
            case "connections" -> List.of(crowds());
            case "sizes" -> bySize();
            case "delays" -> farAway();
            case "smtp-sink" -> atSmtpSink();
            case "memory" -> List.of(new Crowd());
            case "growth" -> List.of(new Growth());
            case "merge" -> List.of(new Merging());
            default -> chosen(List.of(word));
        };
    }

    private static List<Part> everything() {
        List<Part> parts = new ArrayList<>();
        parts.add(everybody());
        parts.add(crowds());
        parts.addAll(bySize());
        parts.addAll(farAway());
        parts.addAll(atSmtpSink());
        parts.add(new Crowd());
        parts.add(new Growth());
        parts.add(new Merging());
        return parts;
    }

    private static Part everybody() {
        return comparison(USUAL_SIZE, 0, EVERYBODY);
    }

    private static Part crowds() {
        Cell usual = new Cell(USUAL_SIZE, USUAL_CONNECTIONS, 0);
        return new Comparison("1 KiB, from 1 to 1,000 connections", usual, CROWDS, Server.Kind.SINK);
    }

    private static List<Part> bySize() {
        return Stream.of(10 << 10, 100 << 10, 5 << 20)
                .map(size -> comparison(size, 0, BY_SIZE))
                .toList();
    }

    private static List<Part> farAway() {
        return Stream.of(5, 20, 100)
                .map(delay -> comparison(USUAL_SIZE, delay, FAR_AWAY))
                .toList();
    }

    private static List<Part> atSmtpSink() {
        Cell usual = new Cell(USUAL_SIZE, USUAL_CONNECTIONS, 0);
        String title = usual.title() + ", to Postfix's smtp-sink";
        return SmtpSink.isInstalled()
                ? List.of(new Comparison(title, usual, AT_SMTP_SINK, Server.Kind.SMTP_SINK))
                : List.of();
    }

    private static Part comparison(int size, int delay, List<String> clients) {
        return Comparison.of(new Cell(size, USUAL_CONNECTIONS, delay), clients);
    }

    private static List<Part> chosen(List<String> clients) {
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
