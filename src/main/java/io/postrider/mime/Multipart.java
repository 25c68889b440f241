package io.postrider.mime;

import io.postrider.BodyType;
import java.util.List;

/**
 * Parts between boundaries (RFC 2046 section 5.1).
 *
 * @param type the type and its parameters, e.g. {@code multipart/mixed}
 * @param boundary what no part has at the start of a line
 */
record Multipart(String type, String boundary, List<Part> parts) implements Part {

    @Override
    public BodyType demand(BodyType widest) {
        BodyType most = BodyType.SEVEN_BIT;
        for (Part part : parts) {
            BodyType demand = part.demand(widest);
            most = demand.fits(most) ? most : demand;
        }
        return most;
    }

    @Override
    public long saving(BodyType widest) {
        long saving = 0;
        for (Part part : parts) {
            saving += part.saving(widest);
        }
        return saving;
    }

    @Override
    public int estimate() {
        int total = 128;
        for (Part part : parts) {
            total += part.estimate() + 64;
        }
        return total;
    }

    @Override
    public void write(Assembly out, BodyType widest) {
        out.octets()
                .ascii("Content-Type: ")
                .ascii(type)
                .ascii(";\r\n boundary=\"")
                .ascii(boundary)
                .ascii("\"\r\n");
        BodyType demand = demand(widest);
        if (demand != BodyType.SEVEN_BIT) {
            TransferEncoding.none(demand).write(out.octets());
        }
        for (Part part : parts) {
            delimiter(out).crlf();
            part.write(out, widest);
        }
        delimiter(out).ascii("--");
    }

    // The line break before a delimiter is the delimiter's: the part before ends without one.
    private Octets delimiter(Assembly out) {
        return out.octets().ascii("\r\n--").ascii(boundary);
    }
}
