package dev.peng.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The encodings a client may use (manual, section 24.3.3), as far as Java has them. */
public final class Encodings {

    private static final Pattern LATIN = Pattern.compile("LATIN(\\d+)");
    private static final Pattern WINDOWS = Pattern.compile("WIN(\\d+)");
    private static final Pattern ISO = Pattern.compile("ISO8859(\\d)");

    /** Parts of ISO 8859 are numbered otherwise than the Latin alphabets from the fifth on. */
    private static final Map<String, String> PARTS = Map.of(
            "1", "1", "2", "2", "3", "3", "4", "4", "5", "9", "6", "10", "7", "13", "8", "14", "9", "15", "10", "16");

    /** Only those that the server has: Java knows more. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("EUCJP", "x-eucJP-Open"),
            Map.entry("EUCCN", "GB2312"),
            Map.entry("EUCKR", "EUC-KR"),
            Map.entry("EUCTW", "x-EUC-TW"),
            Map.entry("KOI8R", "KOI8-R"),
            Map.entry("KOI8U", "KOI8-U"),
            Map.entry("SJIS", "windows-31j"),
            Map.entry("UHC", "x-windows-949"),
            Map.entry("BIG5", "Big5"),
            Map.entry("GBK", "GBK"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("JOHAB", "x-Johab"));

    private Encodings() {}

    /** The Java name for one of PostgreSQL, in which only letters and digits matter. */
    public static Optional<Charset> charset(String name) {
        var letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (letters) {
            // Without an encoding the server takes the bytes as they are.
            case "UTF8", "UNICODE", "SQLASCII", "DEFAULT" -> Optional.of(StandardCharsets.UTF_8);
            default -> supported(javaName(letters));
        };
    }

    private static String javaName(String letters) {
        var latin = LATIN.matcher(letters);
        if (latin.matches()) {
            return "ISO-8859-" + PARTS.getOrDefault(latin.group(1), "0");
        }
        var windows = WINDOWS.matcher(letters);
        if (windows.matches()) {
            return (windows.group(1).equals("866") ? "IBM" : windows.group(1).equals("874") ? "x-windows-" : "windows-")
                    + windows.group(1);
        }
        var iso = ISO.matcher(letters);
        return iso.matches() ? "ISO-8859-" + iso.group(1) : OTHERS.getOrDefault(letters, "");
    }

    private static Optional<Charset> supported(String name) {
        return !name.isEmpty() && Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }
}
