package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.run.VersionedBean;
import dev.peng.script.Placeholders;
import dev.peng.source.FileName;
import dev.peng.source.SourceFile;
import dev.peng.source.SqlFile;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings together what belongs to one version, and says what does not fit. */
final class MigrationPairing {

    private final MissingDown missingDown;
    private final Placeholders placeholders;
    private final Map<Version, Candidates> versions = new LinkedHashMap<>();
    private final Map<Version, Migration> migrations = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    MigrationPairing(MissingDown missingDown, Placeholders placeholders) {
        this.missingDown = missingDown;
        this.placeholders = placeholders;
    }

    void add(Problem problem) {
        this.problems.add(problem);
    }

    void add(SourceFile file) {
        FileName.parse(file.name())
                .filter(name -> name.suffix().isOfMigrations())
                .ifPresentOrElse(name -> add(name, file), () -> this.problems.add(misnamed(file)));
    }

    void add(JavaMigration bean) {
        try {
            var migration = BeanMigration.of(bean);
            candidates(migration.version()).inJava.add(migration);
        } catch (IllegalArgumentException e) {
            this.problems.add(VersionedBean.unusable(bean, "migration", e));
        }
    }

    void add(IndexedMigration migration) {
        candidates(migration.version()).inJava.add(migration);
    }

    MigrationSet result() {
        this.versions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> resolve(entry.getValue()));
        return new MigrationSet(List.copyOf(this.migrations.values()), this.problems, this.warnings);
    }

    private void add(FileName name, SourceFile file) {
        var candidates = candidates(name.version());
        var half = name.suffix() == FileName.Suffix.UP ? candidates.ups : candidates.downs;
        half.add(new Named(name, file));
    }

    private Candidates candidates(Version version) {
        return this.versions.computeIfAbsent(version, v -> new Candidates());
    }

    // Of a duplicate the first one stays, so that its version is known; the problem keeps it from being run.
    private void resolve(Candidates candidates) {
        var tooMany = new ArrayList<Named>();
        var ambiguous = candidates.ups.size() + candidates.inJava.size() > 1;
        tooMany.addAll(ambiguous ? candidates.ups : List.of());
        tooMany.addAll(candidates.downs.size() > 1 ? candidates.downs : List.of());
        if (ambiguous || !tooMany.isEmpty()) {
            duplicate(origins(tooMany, ambiguous ? candidates.inJava : List.of()));
        }
        if (!candidates.ups.isEmpty()) {
            pair(candidates.ups.get(0), candidates.downs);
        } else if (!candidates.inJava.isEmpty()) {
            resolveJava(candidates.inJava.get(0), candidates.downs);
        } else {
            this.problems.add(missingUp(candidates.downs.get(0).file()));
        }
    }

    private void resolveJava(Migration inJava, List<Named> downs) {
        this.migrations.put(inJava.version(), inJava);
        if (!downs.isEmpty()) {
            duplicate(origins(downs, List.of(inJava)));
        }
    }

    private void pair(Named up, List<Named> downs) {
        var down = downs.isEmpty() ? null : downs.get(0);
        if (down == null && this.missingDown == MissingDown.ERROR) {
            this.problems.add(missingDown(up.file()));
        }
        if (down != null && !down.fileName().name().equals(up.fileName().name())) {
            this.warnings.add(differentNames(up, down));
        }
        var version = up.fileName().version();
        this.migrations.put(
                version,
                new SqlMigration(
                        version,
                        up.fileName().name(),
                        up.file().checksum(),
                        script(version, SqlFile.Role.UP, up.file()),
                        down == null ? null : script(version, SqlFile.Role.DOWN, down.file())));
    }

    private MigrationScript script(Version version, SqlFile.Role role, SourceFile file) {
        var known = this.migrations;
        return new MigrationScript(
                version,
                SqlFile.of(role, file, this.placeholders),
                replayed -> Optional.ofNullable(known.get(replayed)));
    }

    private void duplicate(List<String> origins) {
        this.problems.add(new Problem(
                ErrorCode.DUPLICATE_VERSION,
                "the same version twice: " + String.join(" and ", origins),
                "Give one of them a version of its own."));
    }

    private static List<String> origins(List<Named> files, List<Migration> inJava) {
        var origins = new ArrayList<String>();
        files.forEach(named -> origins.add(named.file().origin()));
        inJava.forEach(migration -> origins.add(migration.origin()));
        return origins;
    }

    private static Problem misnamed(SourceFile file) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(file.display()),
                "is no name of a migration",
                "Name it <version>_<name>.up.sql or <version>_<name>.down.sql, or move it elsewhere.");
    }

    private static Problem missingUp(SourceFile down) {
        return new Problem(
                ErrorCode.MISSING_UP, Place.in(down.display()), "has no up file", "Add it, or delete this one.");
    }

    private static Problem missingDown(SourceFile up) {
        return new Problem(
                ErrorCode.MISSING_DOWN,
                Place.in(up.display()),
                "has no down file",
                "Add it (with the line \"-- peng:irreversible\" if there is no way back), or set"
                        + " peng.migrations.missing-down=allow.");
    }

    private static Problem differentNames(Named up, Named down) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(down.file().display()),
                "has another name than " + up.file().name(),
                "Rename one of them.");
    }

    /** The candidates of one version. */
    private static final class Candidates {
        final List<Named> ups = new ArrayList<>();
        final List<Named> downs = new ArrayList<>();
        final List<Migration> inJava = new ArrayList<>();
    }

    private record Named(FileName fileName, SourceFile file) {}
}
