package dev.peng.boot.operation;

import dev.peng.boot.NewScripts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a new file.
 *
 * @param name what it is about
 * @param up SQL that applies a migration
 * @param down SQL that reverts it
 * @param text of a seed
 * @param csv whether that is CSV
 * @param folder the profile that a seed is for
 */
public record NewFile(
        @Nullable String name,
        @Nullable String up,
        @Nullable String down,
        @Nullable String text,
        @Nullable Boolean csv,
        @Nullable String folder) {

    private static final List<String> MIGRATION = List.of("create");
    private static final List<String> SEED = List.of("seed", "create");

    /** Whether these words ask for one. */
    public static boolean isWanted(String... verb) {
        var words = List.of(verb);
        return words.equals(MIGRATION) || words.equals(SEED);
    }

    /** Whether anything is said of one. */
    public boolean isSaid() {
        return Stream.of(name, up, down, text, csv, folder).anyMatch(said -> said != null);
    }

    /**
     * Writes it.
     *
     * @return the files, below their location
     * @throws InvalidOperationException if something is missing, or makes no sense
     */
    public List<Path> write(NewScripts scripts, String... verb) {
        if (name == null) {
            throw new InvalidOperationException("the option name is missing");
        }
        if (List.of(verb).equals(MIGRATION)) {
            refuse(text != null || csv != null || folder != null, "create knows name, up, down");
            return scripts.migration(name, up, down);
        }
        refuse(up != null || down != null, "seed create knows name, text, csv, folder");
        return scripts.seed(name, Boolean.TRUE.equals(csv), folder == null ? "" : folder, text);
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new InvalidOperationException(message);
        }
    }
}
