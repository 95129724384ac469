package dev.peng.seed;

import dev.peng.csv.CsvFile;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the seeds of all profiles and collects everything that does not fit. */
final class SeedLoader {

    private static final String SIDE = ".peng";

    private final SourceReader reader;
    private final SeedSettings settings;
    private final Placeholders placeholders;

    SeedLoader(SourceReader reader, SeedSettings settings, Placeholders placeholders) {
        this.reader = reader;
        this.settings = settings;
        this.placeholders = placeholders;
    }

    SeedSet load() {
        var seeds = new TreeMap<SeedKey, Seed>();
        var problems = new ArrayList<Problem>();
        var sides = new HashMap<String, SourceFile>();
        var files = this.reader.read(this::interest);
        files.stream().filter(file -> file.path().endsWith(SIDE)).forEach(file -> sides.put(file.path(), file));
        for (var file : files) {
            if (!file.path().endsWith(SIDE)) {
                add(file, Optional.ofNullable(sides.remove(file.path() + SIDE)), seeds, problems);
            }
        }
        sides.values().stream().map(SeedLoader::alone).forEach(problems::add);
        return new SeedSet(List.copyOf(seeds.values()), problems);
    }

    String locations() {
        return this.reader.describe();
    }

    // What no run will touch, or is read only when it is loaded, can be of many gigabytes.
    private Interest interest(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".sql") || name.endsWith(".sql.gz")) {
            return this.settings.selects(SourceFile.folder(path)) ? Interest.SMALL_CONTENT : Interest.NAME;
        }
        return name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(SIDE) ? Interest.NAME : Interest.NONE;
    }

    private void add(
            SourceFile file, Optional<SourceFile> side, SortedMap<SeedKey, Seed> seeds, List<Problem> problems) {
        var name = FileName.parse(file.name()).filter(SeedLoader::isSeed);
        if (name.isEmpty()) {
            problems.add(misnamed(file));
        } else if (file.folder().contains("/")) {
            problems.add(tooDeep(file));
        } else if (!file.folder().isEmpty() && !SeedSettings.isExpression(file.folder())) {
            problems.add(noProfile(file));
        } else {
            add(seed(file, name.get(), side), seeds, problems);
        }
        side.filter(other -> name.filter(parsed -> !isCsv(parsed)).isPresent())
                .map(SeedLoader::alone)
                .ifPresent(problems::add);
    }

    private Seed seed(SourceFile file, FileName name, Optional<SourceFile> side) {
        var key = new SeedKey(name.version(), file.folder());
        return isCsv(name)
                ? new CsvSeed(key, name.name(), CsvFile.of(file, name.name(), side.orElse(null)))
                : new ScriptSeed(key, name.name(), file, SqlFile.of(SqlFile.Role.SEED, file, this.placeholders));
    }

    private static boolean isSeed(FileName name) {
        return switch (name.suffix()) {
            case SQL, PACKED_SQL, CSV, PACKED_CSV -> true;
            case UP, DOWN -> false;
        };
    }

    private static boolean isCsv(FileName name) {
        return name.suffix() == FileName.Suffix.CSV || name.suffix() == FileName.Suffix.PACKED_CSV;
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
                "Name it <version>_<name>.sql or .csv, with .gz behind it perhaps, or move it elsewhere.");
    }

    private static Problem alone(SourceFile side) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(side.display()),
                "belongs to no CSV file",
                "Name it like the CSV file, with .peng behind it, or delete it.");
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
