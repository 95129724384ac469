package dev.peng.source;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a script says: {@code <version>_<name>.up.sql}, {@code .down.sql} or plain {@code .sql}. Names that
 * other tools have written are accepted: letters, digits, {@code _}, {@code -} and {@code .}.
 *
 * @param version what stands before the first {@code _}
 * @param name what stands between it and the suffix
 * @param suffix which script of its version it is
 */
public record FileName(Version version, String name, Suffix suffix) {

    private static final String NAME = "[\\p{L}\\p{N}_.-]+";
    private static final Pattern SHAPE = Pattern.compile("(" + Version.PATTERN + ")_(" + NAME + ")");

    /** How a name can end. */
    public enum Suffix {
        UP(".up.sql"),
        DOWN(".down.sql"),
        SQL(".sql");

        private final String text;

        Suffix(String text) {
            this.text = text;
        }
    }

    /** Whether a migration or seed can have this name. */
    public static boolean isName(String name) {
        return name.matches(NAME);
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
        var match = SHAPE.matcher(stem);
        return match.matches()
                ? Optional.of(new FileName(Version.of(match.group(1)), match.group(2), suffix))
                : Optional.empty();
    }
}
