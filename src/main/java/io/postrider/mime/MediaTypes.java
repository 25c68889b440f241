package io.postrider.mime;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Media types of files by the ends of their names, the same on every machine. */
final class MediaTypes {

    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("bz2", "application/x-bzip2"),
            Map.entry("csv", "text/csv"),
            Map.entry("css", "text/css"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("gif", "image/gif"),
            Map.entry("gz", "application/gzip"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("ics", "text/calendar"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("json", "application/json"),
            Map.entry("log", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("p7s", "application/pkcs7-signature"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("txt", "text/plain"),
            Map.entry("vcf", "text/vcard"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("webp", "image/webp"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("xml", "application/xml"),
            Map.entry("zip", "application/zip"));

    private static final int LONGEST = 512;

    /** Possessive, so that nothing is tried twice. */
    private static final Pattern PARAMETERS = Pattern.compile(
            "(?: *+; *+[!#-'*+\\-.0-9A-Z^-~]++=(?:[!#-'*+\\-.0-9A-Z^-~]++|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"))*+ *+");

    /** What stands in quotes, or the name of a parameter {@code name} with what RFC 2231 may put behind it. */
    private static final Pattern QUOTED_OR_NAME =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|; *+(name(?:\\*[0-9*]*+)?+)=", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    static String ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
    }

    /**
     * RFC 2045 section 5.1: {@code type/subtype}, perhaps with parameters.
     *
     * @throws IllegalArgumentException if it is none, or one that holds others, which no file is
     */
    static String check(String mediaType) {
        if (mediaType.length() > LONGEST) {
            throw new IllegalArgumentException("media type of " + mediaType.length() + " characters");
        }
        int end = mediaType.indexOf(';');
        String type = (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
        int slash = type.indexOf('/');
        boolean named = slash >= 0 && isToken(type.substring(0, slash)) && isToken(type.substring(slash + 1));
        if (!named || !Characters.isPrintableAscii(mediaType)) {
            throw refused(mediaType, "");
        }
        if (end >= 0 && !PARAMETERS.matcher(mediaType.substring(end)).matches()) {
            throw refused(mediaType, ": its parameters are not of the form '; name=value' in ASCII");
        }
        if (isOf("multipart/", type) || isOf("message/", type)) {
            throw refused(mediaType, " of a file");
        }
        return mediaType;
    }

    private static boolean isOf(String prefix, String type) {
        return type.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static IllegalArgumentException refused(String mediaType, String why) {
        return new IllegalArgumentException("'" + AddressParser.excerpt(mediaType) + "' is no media type" + why);
    }

    /** Whether a media type says by itself what the file is called. */
    static boolean namesFile(String mediaType) {
        return mediaType.indexOf(';') >= 0
                && QUOTED_OR_NAME.matcher(mediaType).results().anyMatch(found -> found.group(1) != null);
    }

    static String checkToken(String field, String text) {
        if (!isToken(text)) {
            throw new IllegalArgumentException(field + ": '" + AddressParser.excerpt(text) + "' is no token");
        }
        return text;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
