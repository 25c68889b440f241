package io.postrider.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client's process: says that it is there, then takes a turn of as many milliseconds as each line says. */
final class ClientMain {

    private ClientMain() {}

    public static void main(String[] arguments) throws Exception {
        Cell cell = new Cell(
                Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contender contender = Contender.named(arguments[0], Integer.parseInt(arguments[1]), cell)) {
            Child.answer("ready");
            for (String line = turns.readLine(); line != null; line = turns.readLine()) {
                Duration turn = Duration.ofMillis(Long.parseLong(line));
                Meter meter = new Meter();
                Child.answer(meter.turn(contender.send(turn)).line());
            }
        }
        System.exit(0);
    }
}
