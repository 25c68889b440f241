package io.postrider.internal.sasl;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate's hash by the hash function of its own signature (RFC 5929 section 4.1). */
final class CertificateHash {

    /** As in SHA256withRSA or SHA3-256withECDSA. */
    private static final Pattern HASH_WITH_KEY = Pattern.compile("(.+)with.+", Pattern.CASE_INSENSITIVE);

    /** RFC 5929 section 4.1: too weak, SHA-256 stands in for them. MD2 is older still. */
    private static final Set<String> WEAK = Set.of("MD2", "MD5", "SHA-1");

    private CertificateHash() {}

    /** Empty where the signature has no hash function of its own (Ed25519), for which the RFC defines no binding. */
    static Optional<byte[]> of(X509Certificate certificate) {
        try {
            Optional<String> hash = hashOfSignature(certificate);
            return hash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            // Parameters or a hash that this JVM does not know: no binding that both ends would agree on.
            return Optional.empty();
        }
    }

    private static Optional<String> hashOfSignature(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        if (certificate.getSigAlgName().equalsIgnoreCase("RSASSA-PSS")) {
            return Optional.of(strong(hashOfPss(certificate)));
        }
        Matcher matcher = HASH_WITH_KEY.matcher(certificate.getSigAlgName());
        return matcher.matches() ? Optional.of(strong(matcher.group(1))) : Optional.empty();
    }

    private static String hashOfPss(X509Certificate certificate) throws GeneralSecurityException, IOException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(certificate.getSigAlgParams());
        return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
    }

    private static String strong(String signatureHash) {
        String hash = signatureHash.toUpperCase(Locale.ROOT).replaceFirst("^SHA(?=[0-9])(?!3-)", "SHA-");
        return WEAK.contains(hash) ? "SHA-256" : hash;
    }
}
