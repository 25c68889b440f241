package io.postrider.cli;

import io.postrider.client.SmtpClient;

/**
 * A client, and what was started for it.
 *
 * @param client sends and converses
 * @param endOfServer called behind the end of the client
 */
record OpenClient(SmtpClient client, Runnable endOfServer) implements AutoCloseable {

    @Override
    public void close() {
        client.close(GracefulStop.PATIENCE);
        endOfServer.run();
    }
}
