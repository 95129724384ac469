package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.history.RowKind;
import dev.peng.script.Placeholders;
import dev.peng.source.SourceFile;
import dev.peng.source.SqlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the seed that each undo script takes back, whatever that is written in, and says what does not fit. */
final class UndoPairing {

    private final Placeholders placeholders;
    private final List<Problem> problems;
    private final SortedMap<SeedKey, Named> found = new TreeMap<>();

    /**
     * @param placeholders of the scripts that ask for them
     * @param problems gets what is wrong
     */
    UndoPairing(Placeholders placeholders, List<Problem> problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    void add(SeedKey key, String name, SourceFile file) {
        var other = this.found.putIfAbsent(key, new Named(name, file));
        if (other != null) {
            this.problems.add(duplicate(other.file().origin(), file.origin()));
        }
    }

    /** What takes each seed back that can be taken back. */
    Map<SeedKey, SeedWork> result(Map<SeedKey, Seed> seeds) {
        var undos = new HashMap<SeedKey, SeedWork>();
        seeds.forEach((key, seed) -> seed.undo().ifPresent(undo -> undos.put(key, undo)));
        this.found.forEach((key, undo) -> {
            problem(Optional.ofNullable(seeds.get(key)), undo).ifPresent(this.problems::add);
            var script = SqlFile.of(SqlFile.Role.UNDO, undo.file(), this.placeholders);
            undos.putIfAbsent(key, new UndoScript(script));
        });
        return undos;
    }

    private static Optional<Problem> problem(Optional<Seed> found, Named undo) {
        if (found.isEmpty()) {
            return Optional.of(new Problem(
                    ErrorCode.MISSING_UP,
                    Place.in(undo.file().display()),
                    "has no seed that it takes back",
                    "Add it beside this file, with the same version and name, or delete this one."));
        }
        var seed = found.get();
        if (seed.kind() == RowKind.JAVA) {
            return Optional.of(duplicate(seed.origin(), undo.file().origin()));
        }
        return Optional.of(seed.name())
                .filter(name -> !name.equals(undo.name()))
                .map(name -> new Problem(
                        ErrorCode.MISNAMED_FILE,
                        Place.in(undo.file().display()),
                        "has another name than the seed of its version, " + name,
                        "Rename one of them."));
    }

    private static Problem duplicate(String one, String other) {
        return new Problem(
                ErrorCode.DUPLICATE_VERSION,
                "two ways to take back the same seed: " + one + " and " + other,
                "Keep one of them; what is written in Java is taken back by its undo method.");
    }

    private record Named(String name, SourceFile file) {}
}
