package io.postrider.testing.servers;

import java.nio.file.Path;

/** Where {@code src/test/scripts/install-servers} unpacks the servers that cannot be installed side by side. */
final class Cache {

    static Path directory() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("postrider");
    }

    private Cache() {}
}
