package io.postrider.internal.route;

import java.net.UnknownHostException;

/** The DNS says that a name does not exist (NXDOMAIN, RFC 1035 section 4.1.1): asking again is of no use. */
public final class NoSuchNameException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    /** @param name the one that does not exist */
    public NoSuchNameException(String name) {
        super(name);
    }
}
