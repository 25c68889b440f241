package io.postrider.sink;

/** The replies of a sink that never change (RFC 5321 section 4.2, RFC 3463). */
enum Answer {
    DONE("250", "2.0.0", "Ok"),
    SENDER("250", "2.1.0", "Ok"),
    RECIPIENT("250", "2.1.5", "Ok"),
    CHUNK("250", "2.0.0", "Ok: chunk taken"),
    CANNOT_VERIFY("252", "2.5.0", "Send some mail, I will try my best"),
    HELP("214", "2.0.0", "RFC 5321 says it all"),
    GO_AHEAD("354", "", "End data with <CR><LF>.<CR><LF>"),
    BYE("221", "2.0.0", "Bye"),
    START_TLS("220", "2.0.0", "Ready to start TLS"),
    AUTHENTICATED("235", "2.7.0", "Authentication successful"),

    TOO_MANY_MAILS("421", "4.7.0", "Too many mails on this connection"),
    NOT_SAVED("451", "4.3.0", "Cannot save the mail"),
    TOO_MANY_RECIPIENTS("452", "4.5.3", "Too many recipients"),

    UNKNOWN_COMMAND("500", "5.5.2", "Command not recognized"),
    LINE_TOO_LONG("500", "5.5.2", "Line too long"),
    BARE_LF("500", "5.5.2", "A line ends in CRLF, not in LF alone"),
    BAD_SYNTAX("501", "5.5.4", "Syntax error in parameters"),
    BAD_ADDRESS("501", "5.1.3", "Bad address syntax"),
    BAD_BASE64("501", "5.5.2", "Cannot decode the response"),
    CANCELLED("501", "5.7.0", "Authentication cancelled"),
    NOT_IMPLEMENTED("502", "5.5.1", "Command not implemented"),
    HELLO_FIRST("503", "5.5.1", "Say hello first"),
    NESTED_MAIL("503", "5.5.1", "A mail transaction is open already"),
    MAIL_FIRST("503", "5.5.1", "MAIL first"),
    CHUNKS_BEGAN("503", "5.5.1", "Not between BDAT chunks"),
    CHUNKS_FAILED("503", "5.5.1", "A chunk has failed: RSET first"),
    NOT_WITH_BINARYMIME("503", "5.5.1", "BODY=BINARYMIME needs BDAT"),
    ALREADY("503", "5.5.1", "Already done"),
    NOT_IN_TRANSACTION("503", "5.5.1", "Not during a mail transaction"),
    UNKNOWN_MECHANISM("504", "5.5.4", "Unrecognized authentication type"),
    AUTH_FIRST("530", "5.7.0", "Authentication required"),
    REFUSED("535", "5.7.8", "Authentication credentials invalid"),
    TOO_LARGE("552", "5.3.4", "Message too big"),
    NEEDS_SMTPUTF8("553", "5.6.7", "A non-ASCII address needs SMTPUTF8"),
    NO_RECIPIENTS("554", "5.5.1", "No valid recipients"),
    TALKED_EARLY("554", "5.5.1", "You were to wait for the reply to your last command"),
    BEHIND_STARTTLS("554", "5.5.1", "Nothing may follow STARTTLS in clear (RFC 3207)"),
    UNKNOWN_PARAMETER("555", "5.5.4", "Parameter not recognized");

    private final String code;
    private final String enhanced;
    private final String text;

    Answer(String code, String enhanced, String text) {
        this.code = code;
        this.enhanced = enhanced;
        this.text = text;
    }

    /** The first digit of its code. */
    int kind() {
        return code.charAt(0) - '0';
    }

    String line(boolean withEnhancedCode) {
        return code + " " + (withEnhancedCode && !enhanced.isEmpty() ? enhanced + " " : "") + text + "\r\n";
    }
}
