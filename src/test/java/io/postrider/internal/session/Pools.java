package io.postrider.internal.session;

import io.postrider.PoolOptions;
import java.time.Duration;

/** Pools with one thing changed. */
final class Pools {

    private Pools() {}

    static PoolOptions of(int connections) {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(
                connections, defaults.maxOpening(), defaults.idleTimeout(), defaults.maxAge(), defaults.maxMails());
    }

    static PoolOptions of(int connections, int mails) {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(connections, defaults.maxOpening(), defaults.idleTimeout(), defaults.maxAge(), mails);
    }

    static PoolOptions idle(Duration timeout) {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(
                defaults.maxConnections(), defaults.maxOpening(), timeout, defaults.maxAge(), defaults.maxMails());
    }

    static PoolOptions aged(Duration age) {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(
                defaults.maxConnections(), defaults.maxOpening(), defaults.idleTimeout(), age, defaults.maxMails());
    }

    static PoolOptions carrying(int mails) {
        PoolOptions defaults = PoolOptions.defaults();
        return new PoolOptions(
                defaults.maxConnections(), defaults.maxOpening(), defaults.idleTimeout(), defaults.maxAge(), mails);
    }
}
