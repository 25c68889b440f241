package io.postrider.benchmark;

import java.util.Map;

/** What a client is called where people read who do not know the options. */
final class Name {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("floor", "floor, 1 mail a round trip"),
            Map.entry("floor16", "floor, 16 mails a round trip"),
            Map.entry("floor-data", "floor, DATA"),
            Map.entry("standard", "Postrider, standard"),
            Map.entry("data", "Postrider, standard, DATA"),
            Map.entry("eager", "Postrider, eager"),
            Map.entry("eager-fresh", "Postrider, eager, other octets each time"),
            Map.entry("off", "Postrider, no pipelining"),
            Map.entry("tls", "Postrider, standard, TLS"),
            Map.entry("eager-tls", "Postrider, eager, TLS"),
            Map.entry("composed", "Postrider, standard, composing"),
            Map.entry("hubspot", "HubSpot NioSmtpClient"),
            Map.entry("hubspot-direct", "HubSpot, on its event loop"),
            Map.entry("vertx", "Vert.x mail client"),
            Map.entry("angus", "Angus Mail"),
            Map.entry("simple-java-mail", "Simple Java Mail"),
            Map.entry("smtp-source", "Postfix smtp-source"));

    private Name() {}

    static String of(String client) {
        return NAMES.getOrDefault(client, client);
    }
}
