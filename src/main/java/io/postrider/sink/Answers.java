package io.postrider.sink;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The replies of one sink, encoded once. */
final class Answers {

    private final Map<Answer, byte[]> encoded = new EnumMap<>(Answer.class);
    private final byte[] acceptedHead;
    private final Manner manner;

    Answers(Manner manner) {
        this.manner = manner;
        boolean enhanced = manner.offers(Extension.ENHANCEDSTATUSCODES);
        for (Answer answer : Answer.values()) {
            encoded.put(answer, ascii(answer.line(enhanced)));
        }
        acceptedHead = ascii(enhanced ? "250 2.0.0 Ok: queued as " : "250 Ok: queued as ");
    }

    byte[] of(Answer answer) {
        return requireNonNull(encoded.get(answer));
    }

    /** What stands before the queue id in the final reply. */
    byte[] acceptedHead() {
        return acceptedHead;
    }

    byte[] accepted(String queueId) {
        return utf8(new String(acceptedHead, StandardCharsets.US_ASCII) + queueId + "\r\n");
    }

    byte[] greeting() {
        return utf8("220 " + manner.hostName() + " " + (manner.isLmtp() ? "LMTP" : "ESMTP") + " Postrider sink\r\n");
    }

    byte[] helo() {
        return utf8("250 " + manner.hostName() + "\r\n");
    }

    byte[] challenge(String base64) {
        return utf8("334 " + base64 + "\r\n");
    }

    /** The reply to EHLO or LHLO (RFC 5321 section 4.1.1.1). */
    byte[] ehlo(boolean tls, boolean startTls, List<String> mechanisms) {
        List<String> lines = new ArrayList<>();
        lines.add(manner.hostName());
        for (Extension extension : Extension.values()) {
            if (manner.offers(extension)) {
                announce(extension, tls, lines);
            }
        }
        if (startTls) {
            lines.add("STARTTLS");
        }
        if (!mechanisms.isEmpty()) {
            lines.add("AUTH " + String.join(" ", mechanisms));
        }
        lines.addAll(manner.ehloLines());
        return joined(lines);
    }

    private void announce(Extension extension, boolean tls, List<String> lines) {
        switch (extension) {
            case SIZE -> lines.add("SIZE " + manner.limits().octets());
            case REQUIRETLS -> addIf(tls, "REQUIRETLS", lines);
            case LIMITS -> addIf(!limits().isEmpty(), "LIMITS" + limits(), lines);
            // VRFY belongs to every server (RFC 5321 section 4.5.1): nobody announces it.
            case VRFY -> {}
            default -> lines.add(extension.keyword());
        }
    }

    private static void addIf(boolean condition, String line, List<String> lines) {
        if (condition) {
            lines.add(line);
        }
    }

    private String limits() {
        Manner.Limits limits = manner.limits();
        return (limits.mails() > 0 ? " MAILMAX=" + limits.mails() : "")
                + (limits.recipients() > 0 ? " RCPTMAX=" + limits.recipients() : "");
    }

    private static byte[] joined(List<String> lines) {
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            reply.append(i == lines.size() - 1 ? "250 " : "250-")
                    .append(lines.get(i))
                    .append("\r\n");
        }
        return utf8(reply.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
