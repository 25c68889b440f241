package io.postrider.sink;

import java.util.Map;

/**
 * A reverse-path or a forward-path with what the command said of it.
 *
 * @param address what stood between the angle brackets; empty for the null reverse-path
 * @param parameters the parameters by their upper-case keyword; the value is empty where there was none (RFC 5321 section 4.1.2)
 */
public record ReceivedPath(String address, Map<String, String> parameters) {

    public ReceivedPath {
        parameters = Map.copyOf(parameters);
    }
}
