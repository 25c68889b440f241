package io.postrider.testing.servers;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.util.List;

/** The doors of {@link Postfix}, each with what sets it apart from the others. */
enum PostfixListener {
    PLAIN("smtpd_tls_security_level=none"),
    OPPORTUNISTIC("smtpd_tls_security_level=may"),
    SUBMISSION(
            "smtpd_tls_security_level=encrypt",
            "smtpd_sasl_auth_enable=yes",
            "smtpd_client_restrictions=permit_sasl_authenticated,reject"),
    IMPLICIT_TLS(
            "smtpd_tls_wrappermode=yes",
            "smtpd_sasl_auth_enable=yes",
            "smtpd_client_restrictions=permit_sasl_authenticated,reject"),
    AUTH_IN_CLEAR("smtpd_tls_security_level=may", "smtpd_sasl_auth_enable=yes"),
    CLIENT_CERTIFICATE("smtpd_tls_security_level=encrypt", "smtpd_tls_req_ccert=yes"),
    // The second level tells of each session that is resumed.
    RESUMPTION(
            "smtpd_tls_security_level=encrypt",
            "smtpd_tls_loglevel=2",
            "smtpd_tls_session_cache_database=btree:$data_directory/smtpd_scache"),
    TLS_1_2("smtpd_tls_security_level=encrypt", "smtpd_tls_mandatory_protocols=>=TLSv1.2,<=TLSv1.2"),
    TLS_1_3("smtpd_tls_security_level=encrypt", "smtpd_tls_mandatory_protocols=>=TLSv1.3"),
    FEW_RECIPIENTS("smtpd_tls_security_level=none", "smtpd_recipient_limit=" + Postfix.FEW),
    SMALL_MAILS("smtpd_tls_security_level=none", "message_size_limit=" + Postfix.SMALL),
    EXPIRED_CERTIFICATE(
            "smtpd_tls_security_level=may", chain(TestCertificates.shared().expiredServer())),
    OTHER_HOST("smtpd_tls_security_level=may", chain(TestCertificates.shared().otherHostServer())),
    UNTRUSTED_AUTHORITY(
            "smtpd_tls_security_level=may", chain(TestCertificates.shared().untrustedServer()));

    private final List<String> parameters;

    PostfixListener(String... parameters) {
        this.parameters = List.of(parameters);
    }

    private static String chain(Identity identity) {
        return "smtpd_tls_chain_files=" + identity.keyFile() + "," + identity.chainFile();
    }

    /** The service's entry in master.cf. */
    String entry(int port) {
        StringBuilder entry = new StringBuilder("127.0.0.1:" + port + " inet n - n - 200 smtpd\n");
        parameters.forEach(parameter -> entry.append("  -o ").append(parameter).append('\n'));
        return entry.toString();
    }
}
