package io.postrider.benchmark;

import java.util.Locale;

/** Numbers as people read them. */
final class Format {

    private Format() {}

    /** Three digits that count. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : Math.round(share * 100) + " %";
    }

    static String octets(long count) {
        if (count >= 1 << 20 && count % (1 << 20) == 0) {
            return (count >> 20) + " MiB";
        }
        return count >= 1024 && count % 1024 == 0 ? (count >> 10) + " KiB" : count + " octets";
    }
}
