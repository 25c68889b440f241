package io.postrider.testing;

import io.postrider.LineEndings;
import io.postrider.Pipelining;
import io.postrider.SessionOptions;
import io.postrider.SessionOptions.Chunking;
import io.postrider.Stage;
import io.postrider.Timeouts;
import io.postrider.Transcript;
import java.time.Duration;
import java.util.Optional;

/** Session options with one thing changed. */
public final class Sessions {

    private Sessions() {}

    public static SessionOptions named(SessionOptions options, String clientName) {
        return with(options, Optional.of(clientName), options.pipelining(), options.timeouts(), options.transcript());
    }

    public static SessionOptions pipelining(SessionOptions options, Pipelining pipelining) {
        return with(options, options.clientName(), pipelining, options.timeouts(), options.transcript());
    }

    public static SessionOptions timeout(SessionOptions options, Stage stage, Duration time) {
        Timeouts timeouts = options.timeouts().with(stage, time);
        return with(options, options.clientName(), options.pipelining(), timeouts, options.transcript());
    }

    public static SessionOptions timeouts(SessionOptions options, Duration ofEveryStage) {
        Timeouts timeouts = options.timeouts().withAll(ofEveryStage);
        return with(options, options.clientName(), options.pipelining(), timeouts, options.transcript());
    }

    public static SessionOptions heardBy(SessionOptions options, Transcript transcript) {
        return with(options, options.clientName(), options.pipelining(), options.timeouts(), Optional.of(transcript));
    }

    public static SessionOptions withoutChunks(SessionOptions options) {
        return new SessionOptions(
                options.clientName(),
                options.pipelining(),
                options.window(),
                Chunking.NEVER,
                options.lineEndings(),
                options.timeouts(),
                options.transcript());
    }

    private static SessionOptions with(
            SessionOptions options,
            Optional<String> clientName,
            Pipelining pipelining,
            Timeouts timeouts,
            Optional<Transcript> transcript) {
        LineEndings lineEndings = options.lineEndings();
        return new SessionOptions(
                clientName, pipelining, options.window(), options.chunking(), lineEndings, timeouts, transcript);
    }
}
