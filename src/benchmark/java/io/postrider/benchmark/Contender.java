package io.postrider.benchmark;

import java.time.Duration;
import java.util.Locale;

/** A client, seen from inside its process. */
interface Contender extends AutoCloseable {

    /** Sends mails for this long, waits until all of them are decided, and says how many were accepted. */
    long send(Duration turn) throws Exception;

    static Contender named(String name, int port, Cell cell) throws Exception {
        return switch (name) {
            case "floor" -> new Floor(port, cell, FloorScript.bdat(cell.size(), 1), 1);
            case "floor16" -> new Floor(port, cell, FloorScript.bdat(cell.size(), 16), 16);
            case "floor-data" -> new Floor(port, cell, FloorScript.data(cell.size()), 1);
            case "hubspot" -> HubSpot.withThreads(port, cell);
            case "hubspot-direct" -> HubSpot.direct(port, cell);
            case "vertx" -> new VertxMail(port, cell);
            case "angus" -> new Angus(port, cell);
            case "simple-java-mail" -> new SimpleJavaMail(port, cell);
            default ->
                Postrider.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .open(port, cell);
        };
    }
}
