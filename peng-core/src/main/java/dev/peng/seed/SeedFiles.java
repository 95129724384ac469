package dev.peng.seed;

import dev.peng.error.ConfigurationException;
import dev.peng.source.NewFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes files of seeds. Never over a file that is there, and never half a file. */
public final class SeedFiles {

    private static final Pattern FOLDER = Pattern.compile("(?!\\.+$)[^/\\\\\\p{Cntrl}]{1,100}");

    private final NewFiles files;

    /**
     * @param folder where the seeds go, those of a profile in a folder of its own below; made if it is not there
     * @param clock gives the versions, in UTC
     */
    public SeedFiles(Path folder, Clock clock) {
        this.files = new NewFiles(folder, clock);
    }

    /** What a seed is written in. */
    public enum Kind {
        SQL("-- peng:run once%n"),
        CSV("-- peng:table %s%n");

        private final String firstLine;

        Kind(String firstLine) {
            this.firstLine = firstLine;
        }
    }

    /**
     * Writes an empty seed with a version of now, or of the first second after now that no seed has.
     *
     * @throws ConfigurationException if the name is another one, or the profile is none
     * @throws UncheckedIOException if the file cannot be written; then it is not there
     */
    public Path create(String name, Kind kind, String profile) {
        return create(name, kind, profile, null);
    }

    /**
     * Writes a seed with a version of now, or of the first second after now that no seed has.
     *
     * @param name lower-case letters, digits and {@code _}, a letter first
     * @param kind what it is written in
     * @param profile a Spring profile or an expression of profiles, {@code ""} for a common seed
     * @param text what is in it; one line with a directive if nothing is said
     * @return the file
     * @throws ConfigurationException if the name is another one, or the profile is none
     * @throws UncheckedIOException if the file cannot be written; then it is not there
     */
    public Path create(String name, Kind kind, String profile, @Nullable String text) {
        NewFiles.checkName("seed", name);
        checkProfile(profile);
        var file =
                "%s_%s.%s".formatted(this.files.nextVersion(), name, kind.name().toLowerCase(Locale.ROOT));
        try {
            return this.files.write(profile, file, text == null ? kind.firstLine.formatted(name) : text);
        } catch (IOException e) {
            throw new UncheckedIOException("the seed cannot be written: " + e.getMessage(), e);
        }
    }

    private static void checkProfile(String profile) {
        if (!profile.isEmpty() && (!FOLDER.matcher(profile).matches() || !SeedSettings.isExpression(profile))) {
            throw new ConfigurationException(
                    "\"%s\" is no profile that a folder can be named after".formatted(profile),
                    "Name a profile or an expression of profiles, like dev or dev & !eu, or nothing for all.");
        }
    }
}
