package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** EXTERNAL (RFC 4422 appendix A): the client certificate says who it is; the response is who it wants to act as. */
final class External extends ClientFirst {

    private final Optional<String> certificateName;

    External(Optional<String> certificateName) {
        this.certificateName = certificateName;
    }

    @Override
    public Turn hear(byte[] response) {
        String wanted = new String(response, StandardCharsets.UTF_8);
        return certificateName
                .filter(name -> wanted.isEmpty() || wanted.equals(name))
                .<Turn>map(Turn.Success::new)
                .orElseGet(Turn.Refused::new);
    }
}
