package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Placeholders;
import dev.peng.source.FileName;
import dev.peng.source.Interest;
import dev.peng.source.SourceFile;
import dev.peng.source.SourceReader;
import dev.peng.source.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the seeds of all profiles and collects everything that does not fit. */
final class SeedLoader {

    private final SourceReader reader;
    private final SeedSettings settings;
    private final Placeholders placeholders;
    private final List<? extends JavaSeed> beans;

    SeedLoader(SourceReader reader, SeedSettings settings, Placeholders placeholders, List<? extends JavaSeed> beans) {
        this.reader = reader;
        this.settings = settings;
        this.placeholders = placeholders;
        this.beans = List.copyOf(beans);
    }

    SeedSet load() {
        var seeds = new TreeMap<SeedKey, Seed>();
        var problems = new ArrayList<Problem>();
        var undos = new UndoPairing(this.placeholders, problems);
        for (var file : this.reader.read(this::interest)) {
            add(file, seeds, undos, problems);
        }
        var reader = new BeanReader(problems);
        this.beans.forEach(bean -> reader.read(bean).ifPresent(seed -> add(seed, seeds, problems)));
        return new SeedSet(List.copyOf(seeds.values()), undos.result(seeds), problems);
    }

    String locations() {
        return this.reader.describe();
    }

    // What no run will touch can be a dump of many gigabytes; an undo script counts only for the run that needs it.
    private Interest interest(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".undo.sql")) {
            return Interest.NAME;
        }
        if (name.endsWith(".sql")) {
            return this.settings.selects(SourceFile.folder(path)) ? Interest.CONTENT : Interest.NAME;
        }
        return path.endsWith(".csv") ? Interest.NAME : Interest.NONE;
    }

    private void add(SourceFile file, SortedMap<SeedKey, Seed> seeds, UndoPairing undos, List<Problem> problems) {
        var name = FileName.parse(file.name()).filter(parsed -> !parsed.suffix().isOfMigrations());
        if (file.name().endsWith(".csv")) {
            problems.add(csv(file));
        } else if (name.isEmpty()) {
            problems.add(misnamed(file));
        } else if (file.folder().contains("/")) {
            problems.add(tooDeep(file));
        } else if (!file.folder().isEmpty() && !SeedSettings.isExpression(file.folder())) {
            problems.add(noProfile(file));
        } else {
            var key = new SeedKey(name.get().version(), file.folder());
            if (name.get().suffix() == FileName.Suffix.UNDO) {
                undos.add(key, name.get().name(), file);
                return;
            }
            var script = SqlFile.of(SqlFile.Role.SEED, file, this.placeholders);
            add(new ScriptSeed(key, name.get().name(), file, script), seeds, problems);
        }
    }

    private static void add(Seed seed, SortedMap<SeedKey, Seed> seeds, List<Problem> problems) {
        var other = seeds.putIfAbsent(seed.key(), seed);
        if (other != null) {
            problems.add(duplicate(other, seed));
        }
    }

    private static Problem misnamed(SourceFile file) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(file.display()),
                "is no name of a seed",
                "Name it <version>_<name>.sql or <version>_<name>.undo.sql, or move it elsewhere.");
    }

    private static Problem csv(SourceFile file) {
        return new Problem(
                ErrorCode.UNSUPPORTED,
                Place.in(file.display()),
                "is a CSV file, which this release cannot load",
                "Write the rows as insert statements for now.");
    }

    private static Problem tooDeep(SourceFile file) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(file.display()),
                "lies too deep: a seed is in seeds/ or in seeds/<profile>/",
                "Move it up.");
    }

    private static Problem noProfile(SourceFile file) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(file.display()),
                "lies in a folder that is neither a profile nor an expression of profiles",
                "Name the folder like dev, !prod or dev & !eu.");
    }

    private static Problem duplicate(Seed one, Seed other) {
        return new Problem(
                ErrorCode.DUPLICATE_VERSION,
                "the same version twice: " + one.origin() + " and " + other.origin(),
                "Give one of them a version of its own.");
    }
}
