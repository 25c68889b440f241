package io.postrider.benchmark;

/**
 * Who takes part, as it is written in the options: {@code eager}, or {@code eager@100} for as many connections.
 *
 * @param client the name of the client
 * @param cell the circumstances it finds itself in
 */
record Entrant(String client, Cell cell) {

    static Entrant parse(String text, Cell cell) {
        int at = text.indexOf('@');
        return at < 0
                ? new Entrant(text, cell)
                : new Entrant(text.substring(0, at), cell.with(Integer.parseInt(text.substring(at + 1))));
    }
}
