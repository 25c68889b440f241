package io.postrider.cli.output;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One JSON object (RFC 8259) on one line. Only ASCII controls, line separators and lone surrogates need care: everything else is
 * written as it is, so that the line stays readable and is valid UTF-8 whatever a server has said.
 */
public final class JsonLine {

    private final StringBuilder json = new StringBuilder(256).append('{');

    /** Adds a member that is a string. */
    public JsonLine text(String name, String value) {
        name(name);
        JsonText.write(value, json);
        return this;
    }

    /** Adds a member that is a string, or null. */
    public JsonLine text(String name, Optional<String> value) {
        name(name);
        value.ifPresentOrElse(text -> JsonText.write(text, json), () -> json.append("null"));
        return this;
    }

    /** Adds a member that is a number. */
    public JsonLine number(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    /** Adds a member that is a number, or null. */
    public JsonLine number(String name, OptionalInt value) {
        name(name);
        value.ifPresentOrElse(json::append, () -> json.append("null"));
        return this;
    }

    /** Adds a member that is a list of strings. */
    public JsonLine texts(String name, List<String> values) {
        name(name);
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i > 0 ? "," : "");
            JsonText.write(values.get(i), json);
        }
        json.append(']');
        return this;
    }

    /** Adds a member that is a list of objects. */
    public JsonLine objects(String name, List<JsonLine> values) {
        name(name);
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i > 0 ? "," : "").append(values.get(i));
        }
        json.append(']');
        return this;
    }

    private void name(String name) {
        json.append(json.length() > 1 ? "," : "");
        JsonText.write(name, json);
        json.append(':');
    }

    /** The object, without a line break. */
    @Override
    public String toString() {
        return json + "}";
    }
}
