package io.postrider.internal.sasl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

/**
 * Exports keying material for {@code tls-exporter} (RFC 9266). The JDK can from 25 on, by a method that the 17 we are compiled for does
 * not have.
 */
final class TlsExporter {

    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int LENGTH = 32;

    private static final Optional<MethodHandle> EXPORT = find();

    private TlsExporter() {}

    private static Optional<MethodHandle> find() {
        try {
            MethodType type = MethodType.methodType(byte[].class, String.class, byte[].class, int.class);
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(ExtendedSSLSession.class, "exportKeyingMaterialData", type));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether this JDK has the method at all. */
    static boolean isAvailable() {
        return EXPORT.isPresent();
    }

    /** Empty before TLS 1.3, where RFC 9266 section 4.2 asks for more than a session tells, and where the provider cannot. */
    static Optional<byte[]> export(SSLSession session) {
        if (!session.getProtocol().equals("TLSv1.3") || !(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        return EXPORT.flatMap(export -> invoke(export, extended));
    }

    @SuppressWarnings("IllegalCatch")
    private static Optional<byte[]> invoke(MethodHandle export, ExtendedSSLSession session) {
        try {
            return Optional.of((byte[]) export.invokeExact(session, LABEL, new byte[0], LENGTH));
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            // UnsupportedOperationException of another provider, SSLKeyException of a session without its secret.
            return Optional.empty();
        }
    }
}
