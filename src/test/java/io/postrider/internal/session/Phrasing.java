package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.LAST_CHUNK;
import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.offering;
import static io.postrider.testing.Dialogues.warm;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Pipelining;
import io.postrider.Receipt;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.util.concurrent.CompletableFuture;

/** The ways in which one mail is said, as parts of scripts. What the server says to each command is given, {@code S:} included. */
enum Phrasing {
    DATA_ALONE(NOTHING_OFFERED),
    DATA_GROUPED(PIPELINING_OFFERED),
    BDAT_ALONE(offering("CHUNKING")),
    BDAT_GROUPED(CHUNKING_OFFERED),
    BDAT_EAGER(CHUNKING_OFFERED);

    /** The commands that are answered. */
    enum Point {
        MAIL,
        RCPT,
        DATA,
        END
    }

    private static final String MAIL = "C: MAIL FROM:<a@example.com>\n";
    private static final String RCPT = "C: RCPT TO:<b@example.org>\n";
    private static final String DATA_END = "C: <content>\nC: .\n";

    private final String hello;

    Phrasing(String hello) {
        this.hello = hello;
    }

    boolean chunks() {
        return this != DATA_ALONE && this != DATA_GROUPED;
    }

    boolean has(Point point) {
        return point != Point.DATA || !chunks();
    }

    /** Whether the content is written before this is answered. */
    boolean isCommittedAt(Point point) {
        return point == Point.END || this == BDAT_EAGER;
    }

    String opening() {
        return this == BDAT_EAGER ? hello() + warm("behind") : hello();
    }

    String hello() {
        return hello;
    }

    /** A mail that is accepted, the first on a connection. */
    String firstMail() {
        // Another connection has told that the server knows BDAT.
        return this == BDAT_EAGER ? MAIL + RCPT + LAST_CHUNK + "S: 250 ok\nS: 250 ok\nS: 250 done\n" : mail();
    }

    /** Sends the mail that the script is about, and before it what is needed for the client to talk like this. */
    String send(Play play) {
        return Play.verdict(begin(play));
    }

    CompletableFuture<Receipt> begin(Play play) {
        if (this != BDAT_EAGER) {
            return play.client().send(Mails.to("b"));
        }
        assertThat(play.send(Mails.to("warm"))).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        CompletableFuture<Receipt> second = play.client().send(Mails.to("warm"));
        CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
        play.cue("behind");
        assertThat(Play.verdict(second)).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        return sent;
    }

    /** A mail that is accepted; it comes alone. */
    String mail() {
        return mail("", "S: 250 ok\n", "S: 250 ok\n", "S: 354 go\n", "S: 250 done\n");
    }

    /** The same behind one that has left a transaction open. */
    String mailAfterReset() {
        boolean alone = this == DATA_ALONE || this == BDAT_ALONE;
        return alone
                ? "C: RSET\nS: 250 ok\n" + mail()
                : mail("C: RSET\n", "S: 250 ok\nS: 250 ok\n", "S: 250 ok\n", "S: 354 go\n", "S: 250 done\n");
    }

    /** A mail that is not accepted: from the given command on the server says something else, and what it says to the others. */
    String refused(Point point, String reply, String others) {
        String mail = point == Point.MAIL ? reply : "S: 250 ok\n";
        String rcpt = point == Point.RCPT ? reply : point == Point.MAIL ? others : "S: 250 ok\n";
        String data = point == Point.DATA ? reply : point == Point.END ? "S: 354 go\n" : others;
        String end = point == Point.END ? reply : others;
        return until(point, "", mail, rcpt, data, end);
    }

    /** A mail up to what happens instead of a reply. */
    String broken(Point point, String event) {
        String mail = point == Point.MAIL ? event : "S: 250 ok\n";
        String rcpt = point == Point.RCPT ? event : point == Point.MAIL ? "" : "S: 250 ok\n";
        String data = point == Point.DATA ? event : point == Point.END ? "S: 354 go\n" : "";
        String end = point == Point.END ? event : "";
        return until(point, "", mail, rcpt, data, end);
    }

    // What nobody says after a refusal is left out.
    private String until(Point point, String before, String mail, String rcpt, String data, String end) {
        return switch (this) {
            case DATA_ALONE ->
                before
                        + MAIL
                        + mail
                        + (point.compareTo(Point.MAIL) > 0 ? RCPT + rcpt : "")
                        + (point.compareTo(Point.RCPT) > 0 ? "C: DATA\n" + data : "")
                        + (point == Point.END ? DATA_END + end : "");
            case DATA_GROUPED ->
                before + MAIL + RCPT + "C: DATA\n" + mail + rcpt + data + (point == Point.END ? DATA_END + end : "");
            case BDAT_ALONE ->
                before
                        + MAIL
                        + mail
                        + (point.compareTo(Point.MAIL) > 0 ? RCPT + rcpt : "")
                        + (point == Point.END ? LAST_CHUNK + end : "");
            case BDAT_GROUPED -> before + MAIL + RCPT + mail + rcpt + (point == Point.END ? LAST_CHUNK + end : "");
            case BDAT_EAGER ->
                "C: RSET\n" + MAIL + RCPT + LAST_CHUNK + "S: 250 done\nS: 250 reset\n" + mail + rcpt + end;
        };
    }

    private String mail(String before, String mail, String rcpt, String data, String end) {
        // The first mail behind a silence awaits the replies to its envelope.
        Phrasing alone = this == BDAT_EAGER ? BDAT_GROUPED : this;
        return alone.until(Point.END, before, mail, rcpt, data, end);
    }

    /** A script whose client talks like this. */
    Script script(String text) {
        return Script.of(text).client(this::tell);
    }

    private SmtpClientBuilder tell(SmtpClientBuilder client) {
        return this == BDAT_EAGER
                ? client.pool(Pools.of(1)).session(options -> Sessions.pipelining(options, Pipelining.EAGER))
                : client;
    }
}
