package io.postrider.sink.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a SCRAM client (RFC 5802 section 7).
 *
 * @param gs2Header {@code n,,} and the like
 * @param bindingType the channel binding that the client uses
 * @param bare what stands behind the header
 * @param user the name, unescaped
 * @param nonce the client's part of the nonce
 */
record ClientFirstMessage(String gs2Header, Optional<String> bindingType, String bare, String user, String nonce) {

    private static final Pattern SYNTAX = Pattern.compile(
            "((?:n|y|p=([A-Za-z0-9.-]+)),(?:a=[^,]*)?,)(n=([^,]*),r=([\\x21-\\x2B\\x2D-\\x7E]+)(?:,.*)?)");

    static @Nullable ClientFirstMessage parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String user = matcher.group(4).replace("=2C", ",").replace("=3D", "=");
        return new ClientFirstMessage(
                matcher.group(1), Optional.ofNullable(matcher.group(2)), matcher.group(3), user, matcher.group(5));
    }
}
