package io.postrider.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client in a JVM of its own. */
final class JvmRival implements Rival {

    /** A heap of one size, so that nobody's speed depends on when the JVM found out that it needs more. */
    static final List<String> FIXED_HEAP = List.of("-Xms512m", "-Xmx512m");

    /** Thousands of connections take their time to open. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Child child;

    private JvmRival(Child child) {
        this.child = child;
    }

    static JvmRival start(Entrant entrant, List<String> heap, Settings settings, int port)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(heap);
        settings.options().forEach(option -> options.add(option.replace("{client}", entrant.client())));
        Cell cell = entrant.cell();
        Child child = new Child(Core.CLIENT.java(
                options,
                ClientMain.class,
                entrant.client(),
                String.valueOf(port),
                String.valueOf(cell.size()),
                String.valueOf(cell.connections()),
                String.valueOf(cell.delay())));
        try {
            child.hear(PATIENCE);
        } catch (IOException e) {
            child.close();
            throw e;
        }
        return new JvmRival(child);
    }

    @Override
    public Turn take(Duration turn) throws IOException, InterruptedException {
        return Turn.parse(child.ask(String.valueOf(turn.toMillis()), turn.plus(PATIENCE)));
    }

    @Override
    public int warmUpTurns(int offered) {
        return offered;
    }

    @Override
    public double peakMemory() {
        return ResidentMemory.peak(child.pid());
    }

    double memoryNow() {
        return ResidentMemory.now(child.pid());
    }

    @Override
    public void close() {
        child.close();
    }
}
