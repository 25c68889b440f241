package io.postrider.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** One client in one cell, and what it did in each round that counts. One that fails drops out. */
final class Series {

    private final String name;
    private Optional<Rival> rival = Optional.empty();
    private Optional<String> complaint = Optional.empty();
    private final List<Sample> samples = new ArrayList<>();
    private double peakMemory = Double.NaN;

    private Series(String name) {
        this.name = name;
    }

    static Series start(String name, Cell cell, Settings settings, int port) throws InterruptedException {
        Series series = new Series(name);
        try {
            series.rival = Optional.of(Rival.start(Entrant.parse(name, cell), settings, port));
        } catch (IOException e) {
            series.dropOut(e);
        }
        return series;
    }

    String name() {
        return name;
    }

    boolean isWhole() {
        return complaint.isEmpty();
    }

    /** Why it dropped out. */
    Optional<String> complaint() {
        return complaint;
    }

    double peakMemory() {
        return peakMemory;
    }

    /** Takes a turn that does not count, if it needs that many. */
    void warmUp(int turn, int offered, Tournament tournament) throws InterruptedException {
        if (rival.isPresent() && turn < rival.get().warmUpTurns(offered)) {
            take(tournament);
        }
    }

    void measure(Tournament tournament) throws InterruptedException {
        take(tournament).ifPresent(samples::add);
    }

    private Optional<Sample> take(Tournament tournament) throws InterruptedException {
        if (rival.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tournament.turn(rival.get()));
        } catch (IOException e) {
            dropOut(e);
            return Optional.empty();
        }
    }

    private void dropOut(IOException cause) {
        complaint = Optional.of(name + " dropped out: " + cause.getMessage());
        end();
    }

    void end() {
        rival.ifPresent(running -> {
            peakMemory = running.peakMemory();
            running.close();
        });
        rival = Optional.empty();
    }

    Quartiles of(ToDoubleFunction<Sample> figure) {
        return Quartiles.of(samples.stream().mapToDouble(figure).toArray());
    }

    /** The ratio to another client within each round: whatever the machine was doing, it did to both. */
    Quartiles ratioTo(Series other, ToDoubleFunction<Sample> figure) {
        double[] ratios = new double[samples.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(samples.get(round)) / figure.applyAsDouble(other.samples.get(round));
        }
        return Quartiles.of(ratios);
    }

    /** Where turns are taken. */
    @FunctionalInterface
    interface Tournament {
        Sample turn(Rival rival) throws IOException, InterruptedException;
    }

    /**
     * One turn.
     *
     * @param turn what the client did
     * @param server what the server did meanwhile
     */
    record Sample(Turn turn, Server.Count server) {

        double mailsPerSecond() {
            return turn.mailsPerSecond();
        }

        double cpuMicrosPerMail() {
            return turn.cpuMicrosPerMail();
        }

        double allocatedPerMail() {
            return turn.allocatedPerMail();
        }

        double clientBusy() {
            return turn.busy();
        }

        double serverBusy() {
            return (double) server.cpuNanos() / turn.nanos();
        }

        /** What the server has counted: everybody's mails must be about as long. */
        double octetsPerMail() {
            return server.tellsMails() ? (double) server.octets() / turn.mails() : Double.NaN;
        }

        /** Below one, several mails arrive together; with one round trip a mail it is one or a little less. */
        double serverReadsPerMail() {
            return server.tellsMails() ? (double) server.reads() / turn.mails() : Double.NaN;
        }
    }
}
