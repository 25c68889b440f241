package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postrider.BodyType;
import io.postrider.mime.reader.Hostile;
import io.postrider.mime.reader.HostileRecords;
import io.postrider.mime.reader.PythonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every text that a builder takes, with every hostile value: an error that names the field, or a message that Python reads as it was meant. */
@Timeout(300)
class HostileReadersTest {

    private final List<String> complaints = new ArrayList<>();

    @TempDir
    Path directory;

    /**
     * A place for a value.
     *
     * @param field what an error calls it
     * @param set gives a builder the value
     * @param read what shall be read there; by default the value itself
     */
    private record Place(String field, Setter set, UnaryOperator<String> read) {}

    private interface Setter {
        void set(MessageBuilder builder, String value);
    }

    /** By the kinds that the script knows. */
    private static final Map<String, Place> PLACES = places();

    private static void place(Map<String, Place> places, String kind, String field, Setter set) {
        places.put(kind, new Place(field, set, value -> value));
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        place(places, "field Subject", "Subject", MessageBuilder::subject);
        place(places, "field X-Custom", "X-Custom", (builder, value) -> builder.header("X-Custom", value));
        String longest = "X-" + "N".repeat(48);
        place(places, "field " + longest, longest, (builder, value) -> builder.header(longest, value));
        String alone = "X-" + "N".repeat(70);
        place(places, "field " + alone, alone, (builder, value) -> builder.header(alone, value));
        place(places, "field-name", "header field", (builder, value) -> builder.header(value, "x"));
        place(places, "name Sender", "name of an address", (builder, value) -> builder.sender(named(value)));
        place(places, "name To", "name of an address", (builder, value) -> builder.to(named(value)));
        place(places, "name Cc", "name of an address", (builder, value) -> builder.cc(named(value)));
        place(places, "name Reply-To", "name of an address", (builder, value) -> builder.replyTo(named(value)));
        place(
                places,
                "group To",
                "name of a group",
                (builder, value) -> builder.to(new Group(value, List.of(named("")))));
        place(places, "hidden Bcc", "name of an address", (builder, value) -> builder.bcc(named(value)));
        place(places, "id Message-ID", "Message-ID", (builder, value) -> builder.messageId(value));
        place(places, "id In-Reply-To", "In-Reply-To", (builder, value) -> builder.inReplyTo(value));
        place(places, "id References", "References", (builder, value) -> builder.references(value));
        place(places, "uri List-Unsubscribe", "List-Unsubscribe", (builder, value) -> builder.listUnsubscribe(value));
        place(places, "file", "file name", (builder, value) -> builder.attach(value, new byte[] {1}));
        place(places, "cid", "Content-ID", (builder, value) -> builder.html("x").inline(value, attachment()));
        place(
                places,
                "type",
                "media type",
                (builder, value) -> builder.attach(attachment().type(value)));
        place(places, "method", "calendar method", (builder, value) -> builder.calendar(value, "x"));
        place(places, "body text", "text", MessageBuilder::text);
        place(places, "body html", "html", MessageBuilder::html);
        place(places, "body encoded", "text", (builder, value) -> builder.text(EncodedText.of(value)));
        address(places, "Sender", MessageBuilder::sender);
        address(places, "To", (builder, value) -> builder.to(value));
        address(places, "Cc", (builder, value) -> builder.cc(value));
        address(places, "Reply-To", (builder, value) -> builder.replyTo(value));
        place(places, "hidden bcc", "Bcc", (builder, value) -> builder.bcc(value));
        place(places, "hidden reverse-path", "reverse-path", MessageBuilder::reversePath);
        return places;
    }

    private static void address(Map<String, Place> places, String field, Setter set) {
        places.put("address " + field, new Place(field, set, HostileReadersTest::asWritten));
    }

    /** The last address of a text, in the form that a header has. */
    private static String asWritten(String text) {
        List<Address> all = Address.parseList(text);
        return AddressField.wire(all.get(all.size() - 1).mailboxes().get(0).mailbox())
                .toString();
    }

    private static NamedMailbox named(String name) {
        return NamedMailbox.of(name, "b@example.net");
    }

    private static Attachment attachment() {
        return Attachment.of("x.bin", new byte[] {1});
    }

    @Test
    void everyValueIsRefusedByTheNameOfItsFieldOrReadAsGiven() throws Exception {
        requirePython();
        try (HostileRecords records = new HostileRecords(directory.resolve("records"))) {
            for (String hostile : Hostile.values()) {
                PLACES.forEach((kind, place) -> tryOut(kind, place, hostile, records));
            }

            assertThat(complaints)
                    .as("errors that do not name their field, or are not fit for a line")
                    .isEmpty();
            assertThat(records.count()).isGreaterThan(1000);
            records.assertReadAsGiven();
        }
    }

    private void tryOut(String kind, Place place, String hostile, HostileRecords records) {
        String value = valueOf(kind, hostile);
        try {
            MessageBuilder builder = Message.builder().from("a@example.org");
            place.set().set(builder, value);
            for (BodyType form : BodyType.values()) {
                records.add(
                        kind,
                        place.read().apply(value),
                        Octet.all(builder.build().content().in(form)));
            }
        } catch (IllegalArgumentException e) {
            if (!e.getMessage().contains(place.field()) || !Hostile.isDecent(e.getMessage())) {
                complaints.add(kind + " " + Hostile.printable(value) + ": " + e.getMessage());
            }
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A value that would be one of its kind, were it not for what is hostile in it. */
    private static String valueOf(String kind, String hostile) {
        return switch (kind.split(" ")[0]) {
            case "id", "cid" -> "id" + hostile + "@example.org";
            case "address" -> hostile + "@example.org";
            case "uri" -> "https://example.org/?" + hostile;
            case "type" -> "application/" + hostile;
            case "field-name" -> "X-" + hostile;
            default -> hostile;
        };
    }

    private static void requirePython() {
        boolean there = PythonReader.isPresent();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("python3 must be installed for CI")
                .isTrue();
        assumeTrue(there, "no python3 on this machine: what Python reads was not tested");
    }
}
