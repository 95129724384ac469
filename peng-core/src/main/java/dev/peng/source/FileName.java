package dev.peng.source;

import java.util.Optional;

/**
 * What the name of a script or of rows says: {@code <version>_<name>.up.sql}, {@code .down.sql}, {@code .undo.sql} or
 * plain {@code .sql}; {@code .csv} of rows; {@code .gz} behind either of the last two. Names that
 * other tools have written are accepted: letters, digits, {@code _}, {@code -} and {@code .}.
 *
 * @param version what stands before the first {@code _}
 * @param name what stands between it and the suffix
 * @param suffix which script of its version it is
 */
public record FileName(Version version, String name, Suffix suffix) {

    private static final String OTHER_CHARACTERS = "_.-";

    /** How a name can end. */
    public enum Suffix {
        UP(".up.sql"),
        DOWN(".down.sql"),
        UNDO(".undo.sql"),
        SQL(".sql"),
        PACKED_SQL(".sql.gz"),
        CSV(".csv"),
        PACKED_CSV(".csv.gz");

        private final String text;

        Suffix(String text) {
            this.text = text;
        }

        /** Whether it is that of a migration; otherwise of a seed. */
        public boolean isOfMigrations() {
            return this == UP || this == DOWN;
        }
    }

    /** Whether a migration or seed can have this name. */
    public static boolean isName(String name) {
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            if (!fits(name.codePointAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** What the file name says, or nothing if it fits no pattern. */
    public static Optional<FileName> parse(String fileName) {
        for (var suffix : Suffix.values()) {
            if (fileName.endsWith(suffix.text)) {
                return parse(fileName.substring(0, fileName.length() - suffix.text.length()), suffix);
            }
        }
        return Optional.empty();
    }

    private static Optional<FileName> parse(String stem, Suffix suffix) {
        var end = Math.max(0, stem.indexOf('_'));
        var version = stem.substring(0, end);
        var name = stem.substring(Math.min(end + 1, stem.length()));
        return Version.isOne(version) && isName(name)
                ? Optional.of(new FileName(Version.of(version), name, suffix))
                : Optional.empty();
    }

    private static boolean fits(int character) {
        return Character.isLetter(character) || isNumber(character) || OTHER_CHARACTERS.indexOf(character) >= 0;
    }

    private static boolean isNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
