package dev.peng.mcp;

import dev.peng.document.DriftDocument;
import dev.peng.document.FilesDocument;
import dev.peng.document.PlanDocument;
import dev.peng.document.RunDocument;
import dev.peng.document.StatusDocument;
import dev.peng.document.VersionDocument;
import dev.peng.error.ProblemsException;
import dev.peng.mcp.Tool.Call;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MigrationReport;
import dev.peng.seed.SeedPreview;
import dev.peng.seed.SeedSelection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What agents can do with migrations. */
final class MigrationTools {

    private static final String VERSION = "A version, such as 20260131120000.";

    private MigrationTools() {}

    static List<Tool> all() {
        return List.of(status(), version(), plan(), drift(), validate(), create(), up(), down(), redo(), reset());
    }

    private static Tool status() {
        return reading(
                "migrate_status",
                "Status of migrations",
                "All migrations of files and history: applied, pending, failed, edited; drift and problems.",
                Schema.requiring(),
                StatusDocument.class,
                call -> StatusDocument.of(
                        "migrate_status", call.peng().migrations().status()));
    }

    private static Tool version() {
        return reading(
                "migrate_version",
                "Version of the database",
                "The highest applied version, and how many migrations are pending.",
                Schema.requiring(),
                VersionDocument.class,
                call -> VersionDocument.of(
                        "migrate_version", call.peng().migrations().status()));
    }

    private static Tool plan() {
        return reading(
                "migrate_plan",
                "Plan of migrations",
                "What migrate_up and seed_apply would do now, and every reason why they would be refused. Nothing is touched.",
                Schema.requiring()
                        .string("version", VERSION + " Plans to go there instead, up or down; 0 is empty.")
                        .flag("sql", "Whether the text of the scripts comes with it."),
                PlanDocument.class,
                MigrationTools::plan);
    }

    private static PlanDocument plan(Call call) {
        var peng = call.peng();
        var sql = call.arguments().flag("sql");
        return call.arguments()
                .version("version")
                .map(target -> PlanDocument.of(
                        "migrate_plan",
                        peng.migrations().plan(target, sql),
                        new SeedPreview(List.of(), List.of(), List.of())))
                .orElseGet(() -> PlanDocument.of(
                        "migrate_plan",
                        peng.migrations().plan(sql),
                        peng.seeds().plan(SeedSelection.DUE)));
    }

    private static Tool drift() {
        return reading(
                "migrate_drift",
                "Drift",
                "How files and history differ: edited, missing and late files of migrations and seeds.",
                Schema.requiring(),
                DriftDocument.class,
                call -> DriftDocument.of(
                        "migrate_drift",
                        call.peng().migrations().drift(),
                        call.peng().seeds().drift()));
    }

    private static Tool validate() {
        return reading(
                "migrate_validate",
                "Check of the files",
                "Says all that is wrong with the files of migrations, with file and line. No database is asked.",
                Schema.requiring(),
                FilesDocument.class,
                MigrationTools::validate);
    }

    private static FilesDocument validate(Call call) {
        var problems = call.workplace().validate();
        if (!problems.isEmpty()) {
            throw new ProblemsException("migrate_validate", problems);
        }
        return FilesDocument.of("migrate_validate", List.of());
    }

    private static Tool create() {
        return new Tool(
                "migrate_create",
                "New migration",
                "Writes a pair of files, up and down, with a version of now. Nothing is run; call migrate_plan next.",
                Effect.ADDS,
                Schema.requiring("name")
                        .string("name", "What it does, such as add_users: lower-case letters, digits and _.")
                        .string("up", "SQL that applies it; a comment if nothing is said.")
                        .string("down", "SQL that reverts it; a comment if nothing is said."),
                FilesDocument.class,
                MigrationTools::create);
    }

    private static FilesDocument create(Call call) {
        var arguments = call.arguments();
        return FilesDocument.of(
                "migrate_create",
                call.workplace()
                        .createMigration(
                                arguments.text("name"),
                                arguments.optional("up").orElse(null),
                                arguments.optional("down").orElse(null)));
    }

    private static Tool up() {
        return running(
                "migrate_up",
                "Apply migrations",
                "Applies pending migrations in the order of their versions: all, or those up to a version. Each is one"
                        + " transaction with its history row.",
                Effect.SETTLES,
                Schema.requiring().string("version", VERSION + " The last one to apply."),
                (migrations, arguments) ->
                        arguments.version("version").map(migrations::upTo).orElseGet(migrations::up));
    }

    private static Tool down() {
        return running(
                "migrate_down",
                "Revert migrations",
                "Reverts applied migrations with their down scripts: the newest, some, or those above a version.",
                Effect.DESTROYS,
                Schema.requiring()
                        .number("count", "How many; 1 if nothing is said.")
                        .string("to", VERSION + " The newest that stays; 0 for none."),
                MigrationTools::down);
    }

    private static MigrationReport down(MigrationProvider migrations, Arguments arguments) {
        arguments.exclude("count", "to");
        return arguments
                .version("to")
                .map(migrations::downTo)
                .orElseGet(() -> migrations.down(arguments.number("count").orElse(1)));
    }

    private static Tool redo() {
        return running(
                "migrate_redo",
                "Revert and apply again",
                "Reverts the newest applied migration and applies it again.",
                Effect.DESTROYS,
                Schema.requiring(),
                (migrations, arguments) -> migrations.redo());
    }

    private static Tool reset() {
        return running(
                "migrate_reset",
                "Revert all migrations",
                "Reverts every applied migration, the newest first.",
                Effect.DESTROYS,
                Schema.requiring(),
                (migrations, arguments) -> migrations.reset());
    }

    private static Tool reading(
            String name,
            String title,
            String description,
            Schema input,
            Class<? extends Record> output,
            Function<Call, Record> work) {
        return new Tool(name, title, description, Effect.READS, input, output, work);
    }

    private static Tool running(
            String name,
            String title,
            String description,
            Effect effect,
            Schema input,
            BiFunction<MigrationProvider, Arguments, MigrationReport> verb) {
        return new Tool(
                name,
                title,
                description,
                effect,
                input,
                RunDocument.class,
                call -> RunDocument.of(name, verb.apply(call.peng().migrations(), call.arguments())));
    }
}
