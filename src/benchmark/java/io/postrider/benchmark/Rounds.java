package io.postrider.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets the clients take their turns. */
final class Rounds {

    private final Settings settings;
    private final Cell cell;
    private final Server server;
    private final List<Series> all;

    Rounds(Settings settings, Cell cell, Server server, List<Series> all) {
        this.settings = settings;
        this.cell = cell;
        this.server = server;
        this.all = all;
    }

    void run() throws IOException, InterruptedException {
        int turns = Math.max(cell.warmUpTurns(settings.warmUp(), settings.turn()), SmtpSource.WARM_UP_TURNS);
        for (int turn = 0; turn < turns; turn++) {
            for (Series series : all) {
                series.warmUp(turn, turns, this::take);
            }
        }
        List<Series> order = new ArrayList<>(all);
        for (int round = 0; round < settings.rounds(); round++) {
            for (Series series : order) {
                series.measure(this::take);
            }
            // Nobody always comes behind the same other.
            Collections.rotate(order, 1);
        }
    }

    private Series.Sample take(Rival rival) throws IOException, InterruptedException {
        Server.Count before = server.count();
        Turn turn = rival.take(cell.turn(settings.turn()));
        Server.Count seen = server.count().since(before);
        if (seen.tellsMails() && seen.mails() != turn.mails()) {
            throw new IOException("it says it sent " + turn.mails() + " mails; the sink has " + seen.mails());
        }
        return new Series.Sample(turn, seen);
    }
}
