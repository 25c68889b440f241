package io.postrider.mime;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as RFC 5322 section 3.3 writes them. */
final class DateField {

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /** The last second that was written: many messages are made in one. */
    private record Second(long epoch, String text) {}

    private static volatile Second last = new Second(0, format(Instant.EPOCH.atOffset(ZoneOffset.UTC)));

    private DateField() {}

    /** In UTC, so that the zone of the machine stays its own affair. */
    static String now() {
        long epoch = System.currentTimeMillis() / 1000;
        Second second = last;
        if (second.epoch != epoch) {
            second = new Second(epoch, format(Instant.ofEpochSecond(epoch).atOffset(ZoneOffset.UTC)));
            last = second;
        }
        return second.text;
    }

    /** @throws IllegalArgumentException if the year is none of four digits, or before there was mail (RFC 5322 section 3.3) */
    static String of(OffsetDateTime date) {
        if (date.getYear() < 1900 || date.getYear() > 9999) {
            throw new IllegalArgumentException("Date: the year " + date.getYear() + " is not one from 1900 to 9999");
        }
        return format(date);
    }

    private static String format(OffsetDateTime date) {
        StringBuilder text = new StringBuilder(31)
                .append(DAYS[date.getDayOfWeek().ordinal()])
                .append(", ")
                .append(date.getDayOfMonth())
                .append(' ')
                .append(MONTHS[date.getMonthValue() - 1])
                .append(' ')
                .append(date.getYear())
                .append(' ');
        two(text, date.getHour()).append(':');
        two(text, date.getMinute()).append(':');
        two(text, date.getSecond()).append(' ');
        zone(text, date.getOffset().getTotalSeconds() / 60);
        return text.toString();
    }

    private static void zone(StringBuilder text, int minutes) {
        text.append(minutes < 0 ? '-' : '+');
        two(text, Math.abs(minutes) / 60);
        two(text, Math.abs(minutes) % 60);
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
