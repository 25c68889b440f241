package io.postrider.internal.codec;

/** Where octets are inserted into a piece. */
@FunctionalInterface
interface Insertion {

    /** Inserts an octet before the one at {@code index}; the indexes do not fall from call to call. */
    void insert(int index, byte octet);
}
