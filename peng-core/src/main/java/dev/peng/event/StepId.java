package dev.peng.event;

import java.util.Locale;

/**
 * The name of one step of a run.
 *
 * @param kind migration or seed
 * @param version its version as written
 * @param name its name; a seed's carries the profile's folder in front, such as {@code dev/members}
 */
public record StepId(Kind kind, String version, String name) {

    /** What a step applies or reverts. */
    public enum Kind {
        MIGRATION,
        SEED
    }

    /** Version and name in one word, as the file is called: {@code 3_loans}, {@code dev/2_members}. */
    public String label() {
        var folder = name.lastIndexOf('/') + 1;
        return name.substring(0, folder) + version + "_" + name.substring(folder);
    }

    /** For sentences: {@code migration 3_loans}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + label();
    }
}
