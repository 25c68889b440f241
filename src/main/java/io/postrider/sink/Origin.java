package io.postrider.sink;

import java.time.Instant;
import java.util.Optional;

/**
 * Where and when a mail came in.
 *
 * @param connection the number of the connection, from 1
 * @param tls the version of TLS, empty in clear
 * @param user who had logged in
 * @param time when the end of the content arrived
 */
public record Origin(long connection, Optional<String> tls, Optional<String> user, Instant time) {}
