package io.postrider.mime;

import io.postrider.BodyType;
import io.postrider.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A personal message of 2 KiB, text and HTML, from its words to its octets: here, by a template, by Apache mime4j, by Eclipse Angus. Apache
 * mime4j does not choose an encoding by itself: it is told the one that was chosen here. It leaves the line breaks of a text as they are, where
 * the others make each a CRLF.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ComposeBenchmark {

    /** The language of the message, which decides how it is encoded. */
    public enum Language {
        ENGLISH("Dear ", "we have some news for you and hope that you will like what you read here today.\n"),
        GERMAN(
                "Grüß Gott, ",
                "wir haben Neuigkeiten für Sie und hoffen, daß Ihnen gefällt, was Sie hier heute lesen.\n"),
        JAPANESE("こんにちは、", "新しいお知らせがあります。本日ここでお読みになる内容を気に入っていただければ幸いです。\n");

        private final String greeting;
        private final String sentence;

        Language(String greeting, String sentence) {
            this.greeting = greeting;
            this.sentence = sentence;
        }
    }

    /** One row of a table of recipients. */
    record Row(String name, String address, int number) {}

    private static final Session SESSION = Session.getInstance(new Properties());

    @Param
    public Language language;

    private String rest = "";
    private MessageTemplate<Row> template =
            MessageTemplate.<Row>of(Message.builder().from("a@b.example")).build();
    private int count;
    private String encodingOfText = "";
    private String encodingOfHtml = "";

    @Setup
    public void prepare() throws IOException {
        int lines = 950 / language.sentence.getBytes(StandardCharsets.UTF_8).length;
        rest = language.sentence.repeat(lines);
        template = MessageTemplate.<Row>of(Message.builder().from("Example News <news@example.org>"))
                .to(row -> row.name() + " <" + row.address() + ">")
                .subject(row -> subject(row))
                .text(row -> text(row))
                .html(row -> html(row))
                .build();
        List<String> encodings = encodings(postrider());
        encodingOfText = encodings.get(0);
        encodingOfHtml = encodings.get(1);
    }

    private static List<String> encodings(Content message) throws IOException {
        String field = "Content-Transfer-Encoding: ";
        try (ReadableByteChannel octets = message.open()) {
            return new String(Channels.newInputStream(octets).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()))
                    .toList();
        }
    }

    private Row next() {
        count++;
        return new Row("Reader " + count, "reader" + count + "@example.net", count);
    }

    private String subject(Row row) {
        return language.greeting + row.name();
    }

    private String text(Row row) {
        return language.greeting + row.name() + ",\n" + rest;
    }

    private String html(Row row) {
        return "<p>" + language.greeting + row.name() + ",</p>\n<p>" + rest + "</p>\n";
    }

    @Benchmark
    public Content postrider() {
        Row row = next();
        return Message.builder()
                .from("Example News <news@example.org>")
                .to(row.name() + " <" + row.address() + ">")
                .subject(subject(row))
                .text(text(row))
                .html(html(row))
                .build()
                .content()
                .in(BodyType.SEVEN_BIT);
    }

    @Benchmark
    public Content postriderTemplate() {
        return template.merge(next()).content().in(BodyType.SEVEN_BIT);
    }

    @Benchmark
    public Content postriderTemplateFor8BitMime() {
        return template.merge(next()).content().in(BodyType.EIGHT_BIT_MIME);
    }

    @Benchmark
    public byte[] mime4j() throws IOException, ParseException {
        Row row = next();
        org.apache.james.mime4j.dom.Message message = org.apache.james.mime4j.dom.Message.Builder.of()
                .setFrom("Example News <news@example.org>")
                .setTo(row.name() + " <" + row.address() + ">")
                .setSubject(subject(row))
                .setDate(new Date())
                .generateMessageId("example.org")
                .setBody(MultipartBuilder.create("alternative")
                        .addBodyPart(BodyPartBuilder.create()
                                .setBody(text(row), "plain", StandardCharsets.UTF_8)
                                .setContentTransferEncoding(encodingOfText))
                        .addBodyPart(BodyPartBuilder.create()
                                .setBody(html(row), "html", StandardCharsets.UTF_8)
                                .setContentTransferEncoding(encodingOfHtml))
                        .build())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        new DefaultMessageWriter().writeMessage(message, out);
        return out.toByteArray();
    }

    @Benchmark
    public byte[] angus() throws MessagingException, IOException {
        Row row = next();
        MimeMessage message = new MimeMessage(SESSION);
        message.setFrom(new InternetAddress("news@example.org", "Example News"));
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(row.address(), row.name()));
        message.setSubject(subject(row), "UTF-8");
        message.setSentDate(new Date());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(text(row), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(row), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        message.writeTo(out);
        return out.toByteArray();
    }
}
