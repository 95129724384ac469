package dev.peng.index;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** A class in the index. */
record IndexLine(Kind kind, String version, String checksum, String className, String name)
        implements Comparable<IndexLine> {

    /** The first line of an index, with the version of its format. */
    static final String HEADER = "peng-java-index 1";

    private static final Comparator<IndexLine> ORDER =
            Comparator.comparing(IndexLine::className).thenComparing(IndexLine::kind);

    @Override
    public int compareTo(IndexLine other) {
        return ORDER.compare(this, other);
    }

    /** Its fields with a blank between them. */
    @Override
    public String toString() {
        return String.join(" ", kind.toString(), version, word(checksum), className, name);
    }

    // The only one that may be any text.
    private static String word(String text) {
        return switch (text) {
            case "" -> "-";
            case "-" -> "%2D";
            default -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        };
    }
}
