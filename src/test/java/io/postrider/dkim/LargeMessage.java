package io.postrider.dkim;

import io.postrider.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Signs a message of 128 MiB and reads what comes out; to be run in a JVM with a small heap. */
final class LargeMessage {

    static final long SIZE = 128L << 20;

    private static final byte[] LINE =
            Texts.octets("a line of a large message, with a lone LF at its end...........\n");

    private LargeMessage() {}

    public static void main(String[] arguments) throws IOException {
        DkimSigner signer = DkimSigner.builder()
                .domain("example.org")
                .selector("ed")
                .key(DkimKey.of(TestKeys.pair("Ed25519", 255)))
                .build();
        byte[] header = Texts.octets("From: a@example.org\n\n");
        Content signed = signer.sign(Content.of(() -> new RepeatedLines(header, LINE, SIZE / LINE.length)));

        boolean whole =
                count(signed) == signed.size().orElseThrow() && signed.size().getAsLong() > SIZE;
        System.out.print(whole ? "all " + SIZE + " octets and more" : "not all octets");
    }

    private static long count(Content content) throws IOException {
        long octets = 0;
        ByteBuffer piece = ByteBuffer.allocate(1 << 16);
        try (ReadableByteChannel channel = content.open()) {
            for (int size = channel.read(piece); size >= 0; size = channel.read(piece.clear())) {
                octets += size;
            }
        }
        return octets;
    }
}
