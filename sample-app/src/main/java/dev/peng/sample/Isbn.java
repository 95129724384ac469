package dev.peng.sample;

/** Book numbers: ten characters until 2006, thirteen digits since. */
final class Isbn {

    private static final String PREFIX = "978";

    private Isbn() {}

    /** The thirteen digits that stand for ten: a prefix, the first nine, and another check digit. */
    static String thirteenOf(String ten) {
        var digits = PREFIX + ten.substring(0, 9);
        return digits + checkDigit(digits);
    }

    /** The ten characters that thirteen digits stand for. */
    static String tenOf(String thirteen) {
        var digits = thirteen.substring(PREFIX.length(), 12);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * Character.digit(digits.charAt(i), 10);
        }
        int check = (11 - sum % 11) % 11;
        return digits + (check == 10 ? "X" : check);
    }

    private static int checkDigit(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += Character.digit(twelve.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }
}
