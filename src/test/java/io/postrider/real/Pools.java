package io.postrider.real;

import io.postrider.PoolOptions;

/** Pools of a given size. */
final class Pools {

    private Pools() {}

    static PoolOptions oneConnection() {
        PoolOptions usual = PoolOptions.defaults();
        return new PoolOptions(1, 1, usual.idleTimeout(), usual.maxAge(), usual.maxMails());
    }
}
