package dev.peng.benchmarks.frame;

import java.util.List;
import java.util.Locale;

/** Numbers as tables show them, the same on every machine. */
public final class Numbers {

    private Numbers() {}

    /** The middle one, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** The smallest one that so large a share of all does not exceed. */
    public static double quantile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** With a decimal if it is below 10. */
    public static String rounded(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }

    /** A time, in milliseconds below a second. */
    public static String time(double seconds) {
        return seconds < 1 ? rounded(seconds * 1e3) + " ms" : rounded(seconds) + " s";
    }

    /** With commas between the thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
