package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.servers.Segment;
import io.postrider.testing.servers.Segment.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What went over one connection, segment by segment. */
record Recording(List<Segment> segments) {

    /** All of one recording; there must have been one connection only. */
    static Recording ofOneConnection(List<Segment> segments) {
        assertThat(segments.stream().map(Segment::stream).distinct()).hasSize(1);
        return new Recording(segments);
    }

    List<String> said(Speaker speaker) {
        return segments.stream()
                .filter(segment -> segment.speaker() == speaker)
                .map(Segment::text)
                .toList();
    }

    /** All that one end said. */
    String all(Speaker speaker) {
        return String.join("", said(speaker));
    }

    /** What the client said at a time, before the server answered: as many as there were round trips. */
    List<String> turns() {
        List<String> turns = new ArrayList<>();
        boolean goesOn = false;
        for (Segment segment : segments) {
            boolean client = segment.speaker() == Speaker.CLIENT;
            if (client && goesOn) {
                turns.set(turns.size() - 1, turns.get(turns.size() - 1) + segment.text());
            } else if (client) {
                turns.add(segment.text());
            }
            goesOn = client;
        }
        return turns;
    }

    /** What follows the first segment that holds this text. */
    Recording behind(String text) {
        int index = 0;
        while (!segments.get(index).text().contains(text)) {
            index++;
        }
        return new Recording(segments.subList(index + 1, segments.size()));
    }

    @Override
    public String toString() {
        return segments.stream().map(Segment::toString).collect(Collectors.joining("\n"));
    }
}
