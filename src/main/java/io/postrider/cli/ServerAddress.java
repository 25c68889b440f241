package io.postrider.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts a user into a server's URI, where the port and the TLS policy depend on whether there is one. */
final class ServerAddress {

    private ServerAddress() {}

    /** The same URI with {@code user} in the place of the user and the password that it had. */
    static String withUser(String uri, String user) {
        int scheme = uri.indexOf("://");
        if (scheme < 0) {
            return uri;
        }
        int authority = scheme + "://".length();
        // A password may hold an @ that nobody has encoded: the last one ends it.
        int host = Math.max(authority, uri.lastIndexOf('@') + 1);
        return uri.substring(0, authority) + encode(user) + "@" + uri.substring(host);
    }

    // In a URI a plus sign is no space.
    private static String encode(String user) {
        return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
