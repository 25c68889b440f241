package io.postrider.dkim;

import io.postrider.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each message of the corpus, signed with RSA and Ed25519, once for each pair of canonicalizations. */
final class SignedCorpus {

    /** So many messages, each with two good signatures in front. */
    static final int MESSAGES = 4 * Corpus.MESSAGES;

    private static final List<DkimSigner> SIGNERS = signers();

    static final Verifiers VERIFIERS = new Verifiers(SIGNERS.get(0).dnsRecords());

    private SignedCorpus() {}

    private static List<DkimSigner> signers() {
        List<DkimSigner> signers = new ArrayList<>();
        for (Canonicalization header : Canonicalization.values()) {
            for (Canonicalization body : Canonicalization.values()) {
                signers.add(
                        signer("rsa", TestKeys.RSA, header, body).and(signer("ed", TestKeys.ED25519, header, body)));
            }
        }
        return signers;
    }

    private static DkimSigner signer(String selector, DkimKey key, Canonicalization header, Canonicalization body) {
        return DkimSigner.builder()
                .domain("example.org")
                .selector(selector)
                .key(key)
                .canonicalization(header, body)
                .sign("Received", "X-Empty", "X-White")
                .build();
    }

    /** The signed contents, as they are given to a client. */
    static List<Content> contents() throws IOException {
        List<Content> signed = new ArrayList<>();
        for (String message : Corpus.messages()) {
            for (DkimSigner signer : SIGNERS) {
                signed.add(signer.sign(Texts.content(message)));
            }
        }
        return signed;
    }

    /** Their octets, by the names of files to put them into. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Content content : contents()) {
            files.put(name(files.size()), Texts.read(content));
        }
        return files;
    }

    static String name(int number) {
        return "%04d.eml".formatted(number);
    }

    static void write(Map<String, byte[]> files, Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }
}
