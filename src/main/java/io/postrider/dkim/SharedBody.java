package io.postrider.dkim;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A body that many messages have in common; it is hashed once, and each message signed with a header of its own. For many threads. */
public final class SharedBody {

    private final DkimSigner signer;
    private final BodyHashes hashes;
    private final BodyType bodyType;
    private final Joint joint;

    /** Puts the body behind its header. */
    private interface Joint {
        Content behind(Octets front, BodyType bodyType);
    }

    private SharedBody(DkimSigner signer, BodyHashes hashes, BodyType bodyType, Joint joint) {
        this.signer = signer;
        this.hashes = hashes;
        this.bodyType = bodyType;
        this.joint = joint;
    }

    static SharedBody of(DkimSigner signer, InMemory body) throws UnsignableException {
        CanonicalText text = CanonicalText.of(body);
        BodyHashes hashes = BodyHashes.of(signer.bodyForms(), text.octets(), text.from(), text.to());
        return new SharedBody(signer, hashes, text.body(), (front, bodyType) -> {
            Octets message = new Octets(front.size() + text.size());
            message.add(front.array(), 0, front.size());
            message.add(text.octets(), text.from(), text.to());
            return InMemory.canonical(message.array(), bodyType);
        });
    }

    static SharedBody of(DkimSigner signer, Content body) throws IOException {
        BodyHashes.Making hashes = new BodyHashes.Making(signer.bodyForms());
        Survey survey = FirstPass.over(body, (octets, to) -> hashes.update(octets, 0, to));
        return new SharedBody(
                signer,
                hashes.finish(),
                survey.body(),
                (front, bodyType) -> behind(front.toArray(), body, survey, bodyType));
    }

    private static Content behind(byte[] front, Content body, Survey survey, BodyType bodyType) {
        return new SignedStream(front, body, front, survey.size(), bodyType);
    }

    /**
     * Signs the message that has this header and the shared body.
     *
     * @param header the header fields, without the empty line behind them
     * @throws UnsignableException if the message cannot be signed as it is
     * @throws IOException if the key does not sign
     */
    public Content sign(byte[] header) throws IOException {
        CanonicalText text = CanonicalText.of(header, 0, header.length);
        if (HeaderSection.end(text.octets(), text.from(), text.to()) < text.to()) {
            throw UnsignableException.noHeaderLine();
        }
        byte[] fields = signer.fields(HeaderSection.of(text.octets(), text.from(), text.to()), hashes);
        Octets front = new Octets(fields.length + text.size() + 2);
        front.add(fields);
        front.add(text.octets(), text.from(), text.to());
        front.addLineEnd();
        return joint.behind(front, wider(text.body()));
    }

    /** Signs on {@code executor}. The future fails with what the other {@code sign} throws. */
    public CompletableFuture<Content> sign(byte[] header, Executor executor) {
        return Signing.on(executor, () -> sign(header));
    }

    private BodyType wider(BodyType header) {
        return header.fits(bodyType) ? bodyType : header;
    }
}
