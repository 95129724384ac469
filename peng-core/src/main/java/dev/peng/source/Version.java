package dev.peng.source;

import java.util.Arrays;

/**
 * The version of a migration or seed: digits, optionally dotted, compared number by number. {@code 1}, {@code 001} and
 * {@code 1.0} are the same version.
 */
public final class Version implements Comparable<Version> {

    private final String text;
    private final String[] numbers;
    private final int hash;

    private Version(String text) {
        this.text = text;
        this.numbers = withoutTrailingZeros(withoutLeadingZeros(text.split("\\.")));
        this.hash = Arrays.hashCode(this.numbers);
    }

    /**
     * The version written as {@code text}.
     *
     * @throws IllegalArgumentException if it is anything but digits and single dots between them
     */
    public static Version of(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a version (digits, optionally dotted): " + text);
        }
        return new Version(text);
    }

    // By hand, here and in FileName: at a start, thousands of them are read in a JVM that has not warmed up.
    static boolean isOne(String text) {
        var afterDigit = false;
        for (int i = 0; i < text.length(); i++) {
            var isDigit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if (!isDigit && !(afterDigit && text.charAt(i) == '.')) {
                return false;
            }
            afterDigit = isDigit;
        }
        return afterDigit;
    }

    @Override
    public int compareTo(Version other) {
        var common = Math.min(this.numbers.length, other.numbers.length);
        for (int i = 0; i < common; i++) {
            var order = compareNumbers(this.numbers[i], other.numbers[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(this.numbers.length, other.numbers.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && Arrays.equals(this.numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return this.hash;
    }

    /** The version as it was written. */
    @Override
    public String toString() {
        return this.text;
    }

    // Digits without leading zeros: the longer is the greater, so numbers of any size compare as text.
    private static int compareNumbers(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String[] withoutLeadingZeros(String[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = withoutLeadingZeros(numbers[i]);
        }
        return numbers;
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String[] withoutTrailingZeros(String[] numbers) {
        int length = numbers.length;
        while (length > 1 && numbers[length - 1].equals("0")) {
            length--;
        }
        return Arrays.copyOf(numbers, length);
    }
}
