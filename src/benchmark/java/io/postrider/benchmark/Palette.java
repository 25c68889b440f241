package io.postrider.benchmark;

import java.util.List;
import java.util.Map;

/** The colours of the plot, each in a form for white paper and one for a dark screen; a viewer takes what its reader prefers. */
final class Palette {

    /** Postrider in warm colours, the floor in grey, the others in cool ones. */
    private static final Map<String, Colour> OF_CLIENTS = Map.ofEntries(
            Map.entry("floor", new Colour("#8a8a8a", "#8f8f8f")),
            Map.entry("floor16", new Colour("#5a5a5a", "#bdbdbd")),
            Map.entry("standard", new Colour("#c8102e", "#ff6b7a")),
            Map.entry("data", new Colour("#a8590a", "#ffb074")),
            Map.entry("eager", new Colour("#e8590c", "#ff9a3d")),
            Map.entry("off", new Colour("#a61e4d", "#f783ac")),
            Map.entry("hubspot", new Colour("#1864ab", "#74c0fc")),
            Map.entry("vertx", new Colour("#6741d9", "#b197fc")),
            Map.entry("angus", new Colour("#2b8a3e", "#69db7c")),
            Map.entry("simple-java-mail", new Colour("#0b7285", "#3bc9db")),
            Map.entry("smtp-source", new Colour("#5c7a00", "#c0eb75")));

    private static final Colour ANYBODY = new Colour("#495057", "#ced4da");
    private static final Colour PAPER = new Colour("#ffffff", "#0d1117");
    private static final Colour INK = new Colour("#1f2328", "#e6edf3");
    private static final Colour PALE_INK = new Colour("#59636e", "#9198a1");
    private static final Colour GRID = new Colour("#d8dee4", "#2d333b");

    private Palette() {}

    /** The style sheet: {@code paper}, {@code ink}, {@code pale}, {@code grid}, and for the first client {@code l0}, a line, and {@code c0}, what is filled. */
    static String css(List<String> clients) {
        return rules(clients, Scheme.LIGHT) + "@media (prefers-color-scheme: dark) {\n" + rules(clients, Scheme.DARK)
                + "}\n";
    }

    private static String rules(List<String> clients, Scheme scheme) {
        StringBuilder rules = new StringBuilder()
                .append(".paper{fill:" + PAPER.in(scheme) + "} ")
                .append(".ink{fill:" + INK.in(scheme) + "} ")
                .append(".pale{fill:" + PALE_INK.in(scheme) + "} ")
                .append(".grid{stroke:" + GRID.in(scheme) + ";fill:none}\n");
        for (int i = 0; i < clients.size(); i++) {
            String colour = OF_CLIENTS.getOrDefault(clients.get(i), ANYBODY).in(scheme);
            rules.append(".l" + i + "{stroke:" + colour + ";fill:none} .c" + i + "{fill:" + colour + "}\n");
        }
        return rules.toString();
    }

    private enum Scheme {
        LIGHT,
        DARK
    }

    private record Colour(String light, String dark) {

        String in(Scheme scheme) {
            return scheme == Scheme.LIGHT ? light : dark;
        }
    }
}
