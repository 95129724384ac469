package dev.peng.test;

import dev.peng.local.LocalPostgres;
import dev.peng.seed.SeedEntry;
import dev.peng.seed.SeedState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the names of {@link Seeds} that are no profile of any seed, misspelt ones above all. */
final class SeedCheck {

    // Without any profile Spring has the one called default.
    private static final String NOBODY = "dev.peng.test.nobody";

    private final Recipe recipe;

    private SeedCheck(Recipe recipe) {
        this.recipe = recipe;
    }

    static SeedCheck of(Recipe recipe) {
        return new SeedCheck(recipe);
    }

    void everyProfileHasSeeds() {
        var profiles = this.recipe.config().seeds().profiles();
        var selected = selectedBy(profiles);
        for (var profile : profiles) {
            var others = new HashSet<>(profiles);
            others.remove(profile);
            others.add(NOBODY);
            if (selectedBy(others).equals(selected)) {
                throw TestClass.misuse(
                        "@Seeds names the profile %s, and no seed is for it".formatted(profile),
                        "There are seeds for %s; see peng.seeds.locations.".formatted(folders()));
            }
        }
    }

    private Set<String> selectedBy(Set<String> profiles) {
        return seeds(profiles).stream()
                .filter(seed -> seed.state() != SeedState.NOT_SELECTED)
                .map(seed -> seed.profile() + "/" + seed.version())
                .collect(Collectors.toSet());
    }

    private List<String> folders() {
        return seeds(Set.of(NOBODY)).stream()
                .map(SeedEntry::profile)
                .filter(profile -> !profile.isEmpty())
                .distinct()
                .toList();
    }

    // In an empty database, where nothing is applied whatever the profiles are.
    private List<SeedEntry> seeds(Set<String> profiles) {
        try (var empty = LocalPostgres.shared().newDatabase()) {
            return this.recipe
                    .withProfiles(profiles)
                    .on(empty.dataSource())
                    .seeds()
                    .status()
                    .entries();
        }
    }
}
