package io.postrider.sink;

import io.postrider.sink.sasl.Accounts;
import io.postrider.sink.sasl.Mechanisms;
import io.postrider.sink.tls.TlsContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What all connections of a sink share. For any thread. */
final class Server {

    private final Manner manner;
    private final Accounts accounts;
    private final Optional<TlsContext> tls;
    private final boolean implicitTls;
    private final List<String> mechanisms;
    private final List<String> mechanismsUnderTls;
    private final Records records;
    private final Optional<MailDirectory> directory;

    private final Answers answers;
    private final byte[] ehlo;
    private final byte[] ehloUnderTls;
    private final Rules rules = new Rules();
    private final Tally tally = new Tally();
    private final QueueIds queueIds = new QueueIds();
    private final AtomicLong connections = new AtomicLong();

    Server(
            Manner manner,
            Accounts accounts,
            Optional<List<String>> mechanisms,
            Optional<TlsContext> tls,
            boolean implicitTls,
            Memory memory,
            Optional<MailDirectory> directory) {
        this.manner = manner;
        this.accounts = accounts;
        this.tls = tls;
        this.implicitTls = implicitTls;
        this.directory = directory;
        boolean certificates = tls.map(TlsContext::asksForCertificates).orElse(false);
        this.mechanisms = mechanisms.orElseGet(() -> Mechanisms.offered(accounts, false, certificates));
        mechanismsUnderTls = mechanisms.orElseGet(() -> Mechanisms.offered(accounts, true, certificates));
        records = new Records(memory);
        answers = new Answers(manner);
        ehlo = answers.ehlo(false, tls.isPresent(), this.mechanisms);
        ehloUnderTls = answers.ehlo(true, false, mechanismsUnderTls);
    }

    Manner manner() {
        return manner;
    }

    Accounts accounts() {
        return accounts;
    }

    Optional<TlsContext> tls() {
        return tls;
    }

    boolean isImplicitTls() {
        return implicitTls;
    }

    List<String> mechanisms(boolean underTls) {
        return underTls ? mechanismsUnderTls : mechanisms;
    }

    byte[] ehlo(boolean underTls) {
        return underTls ? ehloUnderTls : ehlo;
    }

    Answers answers() {
        return answers;
    }

    Rules rules() {
        return rules;
    }

    Tally tally() {
        return tally;
    }

    Records records() {
        return records;
    }

    QueueIds queueIds() {
        return queueIds;
    }

    Optional<MailDirectory> directory() {
        return directory;
    }

    long nextConnection() {
        return connections.incrementAndGet();
    }
}
