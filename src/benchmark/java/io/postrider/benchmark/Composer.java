package io.postrider.benchmark;

import io.postrider.Mail;
import io.postrider.mime.Message;
import java.util.function.Supplier;

/** Composes a mail anew each time, as a program does whose mails differ. */
final class Composer implements Supplier<Mail> {

    private final String text;

    Composer(int size) {
        text = Letter.bodyFor(size, body -> (int) message(body).content().size().orElseThrow());
    }

    @Override
    public Mail get() {
        return message(text).mail();
    }

    private static Message message(String text) {
        return Message.builder()
                .from(Letter.FROM)
                .to(Letter.TO)
                .subject(Letter.SUBJECT)
                .text(text)
                .build();
    }
}
