package io.postrider.sink;

import java.util.ArrayList;
import java.util.List;

/** Notes what arrived together, and tells rules which command they are asked about. Confined to the connection's event loop. */
final class Observer {

    private final Server server;
    private final Speaker speaker;
    private final long connection;
    private final List<String> group = new ArrayList<>();

    Observer(Server server, Speaker speaker, long connection) {
        this.server = server;
        this.speaker = speaker;
        this.connection = connection;
    }

    void onCommand(CommandLine line) {
        if (keepsGroups() || !server.rules().isEmpty()) {
            note(line.safeText());
        }
    }

    /** A response of AUTH; nobody is to see it. */
    void onResponse() {
        note("***");
    }

    private void note(String safeText) {
        speaker.onLine(safeText);
        if (keepsGroups()) {
            group.add(safeText);
        }
    }

    void onContent() {
        boolean again = !group.isEmpty() && group.get(group.size() - 1).equals(Group.CONTENT);
        if (keepsGroups() && !again) {
            group.add(Group.CONTENT);
        }
    }

    void onReadComplete() {
        if (!group.isEmpty()) {
            server.records().add(new Group(connection, group));
            group.clear();
        }
    }

    private boolean keepsGroups() {
        return server.records().keeps(Memory.MAILS);
    }
}
