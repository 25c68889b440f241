package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The results of one comparison. */
final class Tables {

    /** Whom the others are compared with. */
    private static final List<String> MEASURES = List.of("floor", "floor16", "floor-data", "hubspot", "smtp-source");

    private static final List<String> HEADS = List.of(
            "client",
            "mails a second",
            "CPU time a mail, µs",
            "octets allocated a mail",
            "peak resident memory, MiB",
            "client busy",
            "sink busy",
            "octets of content",
            "the sink's reads a mail");

    private final List<Series> all;

    Tables(List<Series> all) {
        this.all = all;
    }

    String markdown() {
        return "Median (quartiles).\n\n" + figures() + "\n" + ratios();
    }

    private String figures() {
        Table table = new Table(HEADS);
        for (Series series : all) {
            table.row(List.of(
                    series.name(),
                    series.of(Series.Sample::mailsPerSecond).toString(),
                    series.of(Series.Sample::cpuMicrosPerMail).toString(),
                    Format.number(series.of(Series.Sample::allocatedPerMail).median()),
                    Format.number(series.peakMemory()),
                    Format.percent(series.of(Series.Sample::clientBusy).median()),
                    Format.percent(series.of(Series.Sample::serverBusy).median()),
                    Format.number(series.of(Series.Sample::octetsPerMail).median()),
                    Format.number(series.of(Series.Sample::serverReadsPerMail).median())));
        }
        return table.toString();
    }

    private String ratios() {
        List<Series> measures =
                all.stream().filter(series -> MEASURES.contains(series.name())).toList();
        if (measures.isEmpty()) {
            return "";
        }
        List<String> heads = new ArrayList<>(List.of("client"));
        measures.forEach(measure -> heads.add("mails a second ÷ " + measure.name()));
        measures.forEach(measure -> heads.add("CPU time ÷ " + measure.name()));
        Table table = new Table(heads);
        all.forEach(series -> table.row(ratios(series, measures)));
        return table.toString();
    }

    private static List<String> ratios(Series series, List<Series> measures) {
        List<String> cells = new ArrayList<>(List.of(series.name()));
        measures.forEach(measure ->
                cells.add(series.ratioTo(measure, Series.Sample::mailsPerSecond).toString()));
        measures.forEach(measure -> cells.add(
                series.ratioTo(measure, Series.Sample::cpuMicrosPerMail).toString()));
        return cells;
    }
}
