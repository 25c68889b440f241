package io.postrider.internal.sasl;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import io.postrider.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** What RFC 5802 section 3 derives from a password: as good as the password itself to this server, so it is never shown. */
final class DerivedKeys {

    private final ScramMechanism functions;
    private final byte[] clientKey;
    private final byte[] storedKey;
    private final byte[] serverKey;

    private DerivedKeys(ScramMechanism functions, byte[] saltedPassword) {
        this.functions = functions;
        this.clientKey = ScramFunctions.clientKey(functions, saltedPassword);
        this.storedKey = ScramFunctions.storedKey(functions, clientKey);
        this.serverKey = ScramFunctions.serverKey(functions, saltedPassword);
    }

    /** Takes as long as the iterations ask for. */
    static DerivedKeys derive(ScramHash hash, Secret password, byte[] salt, int iterations) throws SaslFailure {
        char[] revealed = password.reveal();
        char[] prepared = Saslprep.prepare("password", revealed);
        try {
            return new DerivedKeys(hash.functions(), hash.saltedPassword(prepared, salt, iterations));
        } catch (GeneralSecurityException e) {
            throw SaslFailure.permanent("this JVM cannot compute " + hash.bareName());
        } finally {
            Arrays.fill(revealed, '\0');
            Arrays.fill(prepared, '\0');
        }
    }

    byte[] clientProof(String authMessage) {
        return ScramFunctions.clientProof(clientKey, ScramFunctions.clientSignature(functions, storedKey, authMessage));
    }

    boolean verify(String authMessage, byte[] serverSignature) {
        return ScramFunctions.verifyServerSignature(functions, serverKey, authMessage, serverSignature);
    }

    @Override
    public String toString() {
        return "***";
    }
}
