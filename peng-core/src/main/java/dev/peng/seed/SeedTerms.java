package dev.peng.seed;

import dev.peng.script.Directives;
import dev.peng.source.Version;
import java.util.Optional;

/**
 * When a seed runs, as it says itself.
 *
 * @param policy how often
 * @param profiles an expression of Spring profiles that must be true; {@code ""} for none
 * @param after the migration that it comes behind, if it is tied to one
 */
record SeedTerms(SeedPolicy policy, String profiles, Optional<After> after) {

    private static final String OR_LATER = " or-later";

    /** Of a script or a CSV file. What cannot be used is a problem of the file, and left out. */
    static SeedTerms of(Directives directives) {
        return new SeedTerms(
                directives.run().map(SeedPolicy::of).orElse(SeedPolicy.ONCE),
                directives.profiles().orElse(""),
                directives.after().map(After::of));
    }

    /** Whether the expression is true. */
    boolean allow(SeedSettings settings) {
        return profiles.isEmpty() || settings.matches(profiles);
    }

    /**
     * {@code -- peng:after <version> [or-later]}.
     *
     * @param version of the migration
     * @param orLater whether it may also come when later migrations are applied already
     */
    record After(Version version, boolean orLater) {

        static After of(String text) {
            return text.endsWith(OR_LATER)
                    ? new After(Version.of(text.substring(0, text.length() - OR_LATER.length())), true)
                    : new After(Version.of(text), false);
        }
    }
}
