package io.postrider;

/**
 * What is wrong with a part of an address, and where.
 *
 * @param at index of the offending character in the part
 * @param what a sentence for the caller
 */
record Fault(int at, String what) {

    static Fault character(int at, int c, String part) {
        return new Fault(at, String.format("character U+%04X may not stand in %s", c, part));
    }
}
