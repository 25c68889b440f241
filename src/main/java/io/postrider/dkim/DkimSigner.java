package io.postrider.dkim;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Signs messages (RFC 6376). What comes out is the same message as it leaves, with a {@code DKIM-Signature} field or several in
 * front: each line ends with CRLF, the last one included, as the client would have it; text that can be had in seven bits is taken
 * so, as a server on the way might make it so and break the signature (section 5.3). A message in memory stays in memory; all else
 * is read twice, once to sign it and again whenever it is sent, and never held as a whole.
 *
 * <p>A signature is made once, when {@code sign} is called, and is then part of the content. The last few bodies in memory are
 * remembered, so that a batch that shares one hashes it once; for a larger one there is {@link #shareBody}. Immutable but for that,
 * for many threads. A signature takes a millisecond of computing: never call {@code sign} on an event loop.
 */
public final class DkimSigner {

    private static final int SMALL = 1 << 18;

    private final List<Signatory> signatories;
    private final List<Canonicalization> bodyForms;
    private final BodyMemo memo = new BodyMemo();

    DkimSigner(List<Signatory> signatories) {
        this.signatories = List.copyOf(signatories);
        this.bodyForms =
                signatories.stream().map(Signatory::bodyForm).distinct().toList();
    }

    /** Begins to describe a signer. */
    public static DkimSignerBuilder builder() {
        return new DkimSignerBuilder();
    }

    /** Signs with this one and with {@code other}: with RSA and with Ed25519 say, or for two domains. The body is hashed once. */
    public DkimSigner and(DkimSigner other) {
        List<Signatory> all = new ArrayList<>(signatories);
        all.addAll(other.signatories);
        return new DkimSigner(all);
    }

    /**
     * Signs at once. May block.
     *
     * @throws UnsignableException if the message cannot be signed as it is
     * @throws IOException if the content cannot be read, or the key does not sign
     */
    public Content sign(Content content) throws IOException {
        Content form = signable(content);
        Optional<InMemory> memory = Memory.of(form, SMALL);
        return memory.isPresent() ? signMemory(memory.get()) : signStream(form);
    }

    /** Signs on {@code executor}. The future fails with what the other {@code sign} throws. */
    public CompletableFuture<Content> sign(Content content, Executor executor) {
        return Signing.on(executor, () -> sign(content));
    }

    /**
     * Hashes a body that many messages have in common, once. The header is then given to {@link SharedBody#sign}. May block.
     *
     * @param body what stands behind the empty line
     * @throws UnsignableException if the body cannot be signed as it is
     * @throws IOException if the body cannot be read
     */
    public SharedBody shareBody(Content body) throws IOException {
        Content form = signable(body);
        Optional<InMemory> memory = Memory.of(form, SMALL);
        return memory.isPresent() ? SharedBody.of(this, memory.get()) : SharedBody.of(this, form);
    }

    /** The records that must stand in the DNS for the signatures to be verified. */
    public List<DkimRecord> dnsRecords() {
        return signatories.stream()
                .map(signatory -> signatory.key().dnsRecord(signatory.selector(), signatory.domain()))
                .toList();
    }

    BodyMemo memo() {
        return memo;
    }

    List<Canonicalization> bodyForms() {
        return bodyForms;
    }

    /** The fields to stand in front of the message that has this header and a body with these hashes. */
    byte[] fields(HeaderSection header, BodyHashes hashes) throws IOException {
        Octets fields = new Octets(1024);
        for (Signatory signatory : signatories) {
            fields.add(signatory.sign(header, hashes));
        }
        return fields.toArray();
    }

    private static Content signable(Content content) throws UnsignableException {
        Content form = content.in(BodyType.SEVEN_BIT);
        if (form.body().filter(BodyType.BINARY_MIME::equals).isPresent()) {
            throw UnsignableException.binary();
        }
        return form;
    }

    private Content signMemory(InMemory content) throws IOException {
        CanonicalText text = CanonicalText.of(content);
        int headerEnd = HeaderSection.end(text.octets(), text.from(), text.to());
        HeaderSection header = HeaderSection.of(text.octets(), text.from(), headerEnd);
        byte[] fields = fields(header, hashes(text.octets(), Math.min(headerEnd + 2, text.to()), text.to()));
        Octets signed = new Octets(fields.length + text.size());
        signed.add(fields);
        signed.add(text.octets(), text.from(), text.to());
        return InMemory.canonical(signed.array(), text.body());
    }

    private BodyHashes hashes(byte[] octets, int from, int to) {
        return memo.find(octets, from, to).orElseGet(() -> {
            BodyHashes hashes = BodyHashes.of(bodyForms, octets, from, to);
            memo.remember(octets, from, to, hashes);
            return hashes;
        });
    }

    private Content signStream(Content content) throws IOException {
        MessagePass pass = new MessagePass(bodyForms);
        Survey survey = FirstPass.over(content, pass);
        byte[] fields = fields(pass.header(), pass.hashes());
        return new SignedStream(fields, content, pass.headerOctets(), survey.size(), survey.body());
    }

    @Override
    public String toString() {
        return "DkimSigner" + signatories;
    }
}
