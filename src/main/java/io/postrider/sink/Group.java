package io.postrider.sink;

import java.util.List;

/**
 * What arrived in one read: what a client that pipelines wrote at once (RFC 2920).
 *
 * @param connection the number of the connection
 * @param commands the command lines, secrets hidden; a run of content is one {@link #CONTENT}, its end by DATA one {@code .}
 */
public record Group(long connection, List<String> commands) {

    /** Stands for octets of content. */
    public static final String CONTENT = "(content)";

    public Group {
        commands = List.copyOf(commands);
    }
}
