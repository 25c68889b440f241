package io.postrider.mime;

import io.postrider.mime.reader.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes messages of every kind, the same ones on every run, and says what each means. */
final class Corpus {

    static final List<String> PHRASES = List.of(
            "Hello",
            "The quick brown fox jumps over the lazy dog",
            "Viele Grüße aus dem schönen München",
            "Größe",
            "Ça déjà vu, où l’été s’achève",
            "مرحبا بالعالم، كيف حالك اليوم؟",
            "שלום עולם, מה שלומך?",
            "mixed עברית and English and العربية 123",
            "您好，世界。今天天气很好，我们去公园散步吧。",
            "こんにちは世界、お元気ですか。",
            "안녕하세요 세계 여러분",
            "नमस्ते दुनिया, क्षत्रिय",
            "สวัสดีชาวโลก",
            "😀 emoji 👩‍👩‍👧‍👦 beyond 🏳️‍🌈 the 𝒷𝓂𝓅 𠜎",
            "e\u0301 a\u0300 o\u0302\u0323 combining marks",
            "=?utf-8?q?not_an_encoded_word?=",
            "ends with =?",
            "quotes \" and \\ backslashes",
            "commas, semicolons; colons: <angles> (parens) [brackets] @",
            "two  spaces   three",
            "tab\tinside",
            "100% it's & <b>bold</b> {{not}} $a",
            "a.b.c.",
            "From here on",
            ".",
            "Ελληνικά κείμενα με τόνους",
            "Русский текст для проверки переноса строк в заголовке письма, довольно длинный",
            "ZeroWidth\u200BSpace and \u00A0 no-break \uFEFF mark",
            "x".repeat(120),
            "long ".repeat(60) + "end",
            "длинно ".repeat(60) + "конец",
            "界".repeat(300));

    private static final List<String> FILE_NAMES = List.of(
            "report.pdf",
            "my file.txt",
            "Größenübersicht.xlsx",
            "文件名称.docx",
            "ملف.pdf",
            "😀.png",
            "e\u0301te\u0301.csv",
            "quote\".txt",
            "back\\slash.txt",
            "semi;colon=equals.txt",
            "percent%41%20.txt",
            "it's.txt",
            "../../etc/passwd",
            "C:\\Windows\\evil.exe",
            "gpj.\u202Eexe",
            ".hidden",
            "two  spaces.txt",
            " leading and trailing ",
            "=?utf-8?q?x?=.txt",
            "no extension",
            "a".repeat(200) + ".bin",
            "长".repeat(80) + ".txt",
            "filename*=utf-8''x.txt",
            "");

    private static final List<String> NAMES = List.of(
            "",
            "Ann Example",
            "John Q. Public",
            "Example, Ann",
            "\"Quoted\" Name",
            "Jürgen Müller-Lüdenscheidt",
            "山田太郎",
            "محمد علي",
            "Ο'Μαλλεϊ",
            "a@b.example",
            "back\\slash",
            "(comment)",
            "=?utf-8?q?trap?=",
            "😀 Smiley",
            "two  spaces",
            "Константин Константинопольский-Задунайский",
            "very long name ".repeat(12) + "end",
            "sehr länger Name ".repeat(12) + "Ende");

    private static final List<String> ADDRESSES = List.of(
            "ann@example.org",
            "bob.builder+tag@mail.example.com",
            "\"john doe\"@example.net",
            "o'reilly@example.org",
            "user@[192.0.2.1]",
            "a-very-long-local-part-that-goes-on-and-on-for-sixty-four-octet@a-long-subdomain.of-another.example.com");

    private final SplittableRandom random;

    Corpus(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A message and its meaning. */
    record Sample(Message message, Meaning meaning) {}

    /** @param parts which parts the message has, one bit each, so that every combination comes */
    Sample next(int parts) {
        MessageBuilder builder = Message.builder();
        List<Meaning.Address> from = addresses(1);
        List<Meaning.Address> to = addresses(random.nextInt(1, 5));
        List<Meaning.Address> cc = addresses(random.nextInt(3));
        from.forEach(one -> builder.from(named(one)));
        to.forEach(one -> builder.to(named(one)));
        cc.forEach(one -> builder.cc(named(one)));
        String subject = subject();
        builder.subject(subject);
        Contents contents = new Contents(builder);
        contents.add(parts);
        Meaning meaning = new Meaning(
                from,
                to,
                cc,
                subject,
                contents.text,
                contents.html,
                contents.calendar,
                contents.attachments,
                contents.inlines,
                contents.nested);
        return new Sample(builder.build(), meaning);
    }

    private static NamedMailbox named(Meaning.Address address) {
        return NamedMailbox.of(address.name(), address.spec());
    }

    private List<Meaning.Address> addresses(int count) {
        List<Meaning.Address> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(new Meaning.Address(Phrase.normalize("name", pick(NAMES)), pick(ADDRESSES)));
        }
        return addresses;
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private String subject() {
        return random.nextInt(3) == 0 ? pick(PHRASES) + " " + pick(PHRASES) : pick(PHRASES);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int lines = random.nextInt(8); lines > 0; lines--) {
            text.append(pick(PHRASES)).append(random.nextInt(4) == 0 ? " \r\n" : "\n");
        }
        return random.nextInt(4) == 0 ? text + pick(PHRASES) : text.toString();
    }

    private byte[] octets() {
        byte[] octets = new byte[random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(2000)];
        random.nextBytes(octets);
        return random.nextInt(4) == 0 ? text().getBytes(StandardCharsets.UTF_8) : octets;
    }

    private final class Contents {

        private final MessageBuilder builder;
        private @Nullable String text;
        private @Nullable String html;
        private @Nullable String calendar;
        private final List<Meaning.File> attachments = new ArrayList<>();
        private final List<Meaning.File> inlines = new ArrayList<>();
        private final List<String> nested = new ArrayList<>();

        private Contents(MessageBuilder builder) {
            this.builder = builder;
        }

        private void add(int parts) {
            addTexts(parts);
            for (int i = (parts & 8) == 0 ? 0 : random.nextInt(1, 4); i > 0; i--) {
                attach(pick(FILE_NAMES), octets());
            }
            for (int i = (parts & 16) == 0 ? 0 : random.nextInt(1, 3); i > 0; i--) {
                inline("image" + i + "@example.org", octets());
            }
            if ((parts & 32) != 0) {
                nest(subject());
            }
        }

        private void addTexts(int parts) {
            if ((parts & 1) != 0) {
                String source = text();
                builder.text(source);
                text = Meaning.lines(source);
            }
            if ((parts & 2) != 0) {
                String source = "<p>" + text() + "</p>";
                builder.html(source);
                html = Meaning.lines(source);
            }
            if ((parts & 4) != 0) {
                String source = "BEGIN:VCALENDAR\r\nSUMMARY:" + pick(PHRASES) + "\r\nEND:VCALENDAR\r\n";
                builder.calendar("REQUEST", source);
                calendar = Meaning.lines(source);
            }
            boolean nothing = (parts & 7) == 0;
            if (nothing && ((parts & 16) != 0 || (parts & 40) == 0)) {
                text = "";
            }
        }

        private void attach(String name, byte[] octets) {
            builder.attach(name, octets);
            attachments.add(Meaning.File.of(name.strip(), octets));
        }

        private void inline(String id, byte[] octets) {
            builder.inline(id, Attachment.of("image.png", octets));
            inlines.add(Meaning.File.of("<" + id + ">", octets));
        }

        private void nest(String subject) {
            builder.attach(Message.builder()
                    .from("inner@example.org")
                    .subject(subject)
                    .text(text())
                    .attach("inner.bin", octets())
                    .build());
            nested.add(subject);
        }
    }
}
