package io.postrider.mime;

import io.postrider.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads what a content gives, in pieces of an awkward size. */
final class Octet {

    private Octet() {}

    static byte[] all(Content content) throws IOException {
        try (ReadableByteChannel channel = content.open()) {
            return all(channel);
        }
    }

    static byte[] all(ReadableByteChannel channel) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(997);
        while (channel.read(buffer.clear()) >= 0) {
            out.write(buffer.array(), 0, buffer.position());
        }
        return out.toByteArray();
    }

    static String text(Content content) throws IOException {
        return new String(all(content), StandardCharsets.UTF_8);
    }
}
