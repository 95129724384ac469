package dev.peng.index;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What versions and names look like: the rules of the engine, which a test compares. */
final class Spelling {

    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");
    private static final Pattern ZEROS_IN_FRONT = Pattern.compile("^0+(?=.)");
    private static final Pattern ZEROS_AT_THE_END = Pattern.compile("(\\.0)+$");

    private Spelling() {}

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The same for all ways to write a version: {@code 1}, {@code 001}, {@code 1.0}. */
    static String canonical(String version) {
        var numbers = Arrays.stream(version.split("\\."))
                .map(number -> ZEROS_IN_FRONT.matcher(number).replaceFirst(""))
                .collect(Collectors.joining("."));
        return ZEROS_AT_THE_END.matcher(numbers).replaceFirst("");
    }
}
