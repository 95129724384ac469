package dev.peng.seed;

import dev.peng.csv.CsvFile;
import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Placeholders;
import dev.peng.source.FileName;
import dev.peng.source.Interest;
import dev.peng.source.JavaIndex;
import dev.peng.source.SourceFile;
import dev.peng.source.SourceReader;
import dev.peng.source.SqlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the seeds of all profiles and collects everything that does not fit. */
final class SeedLoader {

    private static final String SIDE = ".peng";

    /** Scripts that are packed must be seeds. */
    private static final Pattern WITH_A_DIRECTION = Pattern.compile("\\.(undo|up|down)$");

    private final SourceReader reader;
    private final SeedSettings settings;
    private final Placeholders placeholders;
    private final List<? extends JavaSeed> beans;
    private final List<JavaIndex.Entry> indexed;

    SeedLoader(
            SourceReader reader,
            SeedSettings settings,
            Placeholders placeholders,
            List<? extends JavaSeed> beans,
            List<JavaIndex.Entry> indexed) {
        this.reader = reader;
        this.settings = settings;
        this.placeholders = placeholders;
        this.beans = List.copyOf(beans);
        this.indexed = List.copyOf(indexed);
    }

    /**
     * Asks the beans, now and on this thread, and reads the files when it is called: a bean may need a connection, which
     * another thread could wait for in vain.
     */
    Supplier<SeedSet> loading() {
        var problems = new ArrayList<Problem>();
        var reader = new BeanReader(problems);
        var ofBeans =
                this.beans.stream().flatMap(bean -> reader.read(bean).stream()).toList();
        return () -> load(ofBeans, problems);
    }

    private SeedSet load(List<? extends Seed> ofBeans, List<Problem> problems) {
        var seeds = new TreeMap<SeedKey, Seed>();
        var undos = new UndoPairing(this.placeholders, problems);
        var files = this.reader.read(this::interest);
        problems.addAll(this.reader.missing(files, SeedSettings.DEFAULT.locations()));
        var sides = sides(files);
        for (var file : files) {
            if (!file.path().endsWith(SIDE)) {
                add(file, Optional.ofNullable(sides.remove(file.path() + SIDE)), seeds, undos, problems);
            }
        }
        sides.values().stream().map(SeedLoader::alone).forEach(problems::add);
        ofBeans.forEach(seed -> add(seed, seeds, problems));
        this.indexed.forEach(entry -> add(new IndexedSeed(entry), seeds, problems));
        return new SeedSet(List.copyOf(seeds.values()), undos.result(seeds), problems);
    }

    String locations() {
        return this.reader.describe();
    }

    // What no run will touch, or is read only when it is loaded, can be of many gigabytes. An undo script counts only
    // for
    // the run that needs it.
    private Interest interest(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".undo.sql")) {
            return Interest.NAME;
        }
        if (name.endsWith(".sql") || name.endsWith(".sql.gz")) {
            return this.settings.selects(SourceFile.folder(path)) ? Interest.SMALL_CONTENT : Interest.NAME;
        }
        return name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(SIDE) ? Interest.NAME : Interest.NONE;
    }

    private static Map<String, SourceFile> sides(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.path().endsWith(SIDE))
                .collect(Collectors.toMap(SourceFile::path, Function.identity(), (one, other) -> one, HashMap::new));
    }

    private void add(
            SourceFile file,
            Optional<SourceFile> side,
            SortedMap<SeedKey, Seed> seeds,
            UndoPairing undos,
            List<Problem> problems) {
        var name = FileName.parse(file.name())
                .filter(parsed -> !parsed.suffix().isOfMigrations())
                .filter(parsed -> !WITH_A_DIRECTION.matcher(parsed.name()).find());
        if (name.isEmpty()) {
            problems.add(misnamed(file));
        } else if (file.folder().contains("/")) {
            problems.add(tooDeep(file));
        } else if (!file.folder().isEmpty() && !SeedSettings.isExpression(file.folder())) {
            problems.add(noProfile(file));
        } else {
            var key = new SeedKey(name.get().version(), file.folder());
            if (name.get().suffix() == FileName.Suffix.UNDO) {
                undos.add(key, name.get().name(), file);
            } else {
                add(seed(key, file, name.get(), side), seeds, problems);
            }
        }
        side.filter(other -> name.filter(parsed -> !isCsv(parsed)).isPresent())
                .map(SeedLoader::alone)
                .ifPresent(problems::add);
    }

    private Seed seed(SeedKey key, SourceFile file, FileName name, Optional<SourceFile> side) {
        return isCsv(name)
                ? new CsvSeed(key, name.name(), CsvFile.of(file, name.name(), side.orElse(null)))
                : new ScriptSeed(key, name.name(), file, SqlFile.of(SqlFile.Role.SEED, file, this.placeholders));
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
                "Name it <version>_<name>.sql, .csv or .undo.sql, the first two with .gz behind it perhaps, or move it"
                        + " elsewhere.");
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
