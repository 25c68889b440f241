package io.postrider.benchmark;

import io.postrider.Mail;
import io.postrider.client.Batch;
import io.postrider.client.SmtpClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A process that sends a batch of as many mails as each line says, and answers with its nanoseconds, and with octets of heap: peak, and left by the collector. */
final class GrowthMain {

    private static final int IN_FLIGHT = 1_000;
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private GrowthMain() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader batches = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SmtpClient client = Postrider.BATCH.client(Integer.parseInt(arguments[0]), 10, IN_FLIGHT);
        Child.answer("ready");
        for (String line = batches.readLine(); line != null; line = batches.readLine()) {
            Child.answer(send(client, Integer.parseInt(line)));
        }
        client.close(Duration.ofSeconds(2));
        System.exit(0);
    }

    private static String send(SmtpClient client, int mails) {
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        Batch.Summary summary =
                client.batch().inFlight(IN_FLIGHT).send(different(mails)).join();
        long nanos = System.nanoTime() - began;
        if (summary.accepted() != mails) {
            throw new IllegalStateException("mails failed: " + summary);
        }
        return nanos + " " + sum(MemoryPoolMXBean::getPeakUsage) + " " + sum(MemoryPoolMXBean::getCollectionUsage);
    }

    // Octets of their own for each, so that a client which keeps mails would be found out.
    private static Stream<Mail> different(int mails) {
        return Stream.generate(PostriderClient.letters(Cell.USUAL)).limit(mails);
    }

    private static long sum(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return HEAP.stream().map(usage).mapToLong(MemoryUsage::getUsed).sum();
    }
}
