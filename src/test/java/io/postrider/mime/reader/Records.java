package io.postrider.mime.reader;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes messages and their meanings as JSON lines, for a reader in another language. */
public final class Records {

    private Records() {}

    public static String line(int number, byte[] message, boolean utf8, Meaning meaning) {
        return "{\"number\":" + number + ",\"utf8\":" + utf8 + ",\"message\":"
                + string(Base64.getEncoder().encodeToString(message)) + ",\"meaning\":" + meaning(meaning) + "}\n";
    }

    private static String meaning(Meaning meaning) {
        return "{\"from\":" + list(meaning.from(), Records::address)
                + ",\"to\":" + list(meaning.to(), Records::address)
                + ",\"cc\":" + list(meaning.cc(), Records::address)
                + ",\"subject\":" + string(meaning.subject())
                + ",\"text\":" + string(meaning.text())
                + ",\"html\":" + string(meaning.html())
                + ",\"calendar\":" + string(meaning.calendar())
                + ",\"attachments\":" + list(meaning.attachments(), Records::file)
                + ",\"inlines\":" + list(meaning.inlines(), Records::file)
                + ",\"nested\":" + list(meaning.nested(), Records::string)
                + "}";
    }

    private static <T> String list(List<T> items, Function<T, String> json) {
        return "[" + String.join(",", items.stream().map(json).toList()) + "]";
    }

    private static String address(Meaning.Address address) {
        return "[" + string(address.name()) + "," + string(address.spec()) + "]";
    }

    private static String file(Meaning.File file) {
        return "[" + string(file.name()) + "," + string(file.octets()) + "]";
    }

    static String string(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
