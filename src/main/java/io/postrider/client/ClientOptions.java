package io.postrider.client;

import io.postrider.AuthOptions;
import io.postrider.Destination;
import io.postrider.PoolOptions;
import io.postrider.QueueOptions;
import io.postrider.SessionOptions;
import io.postrider.TlsOptions;
import io.postrider.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What a client is made from: one record for each layer. */
record ClientOptions(
        Destination destination,
        AuthOptions auth,
        TlsOptions tls,
        PoolOptions pool,
        QueueOptions queue,
        SessionOptions session,
        Optional<Duration> deadline,
        Transport transport,
        int eventLoops,
        Optional<Executor> callbacks) {}
