package dev.peng.mcp;

import dev.peng.document.FilesDocument;
import dev.peng.document.PlanDocument;
import dev.peng.document.RunDocument;
import dev.peng.document.StatusDocument;
import dev.peng.mcp.Tool.Call;
import dev.peng.seed.SeedSelection;
import java.util.List;
import java.util.Set;

/** What agents can do with seeds. */
final class SeedTools {

    private static final String NAMES =
            "Seeds by name, such as members, dev/members or 20260202080000; all that are due if nothing is said.";

    private SeedTools() {}

    static List<Tool> all() {
        return List.of(status(), plan(), apply(), create());
    }

    private static Tool status() {
        return new Tool(
                "seed_status",
                "Status of seeds",
                "All seeds of files and history that the active profiles select: applied, pending, edited.",
                Effect.READS,
                Schema.requiring(),
                StatusDocument.class,
                call -> StatusDocument.of("seed_status", call.peng().seeds().status()));
    }

    private static Tool plan() {
        return new Tool(
                "seed_plan",
                "Plan of seeds",
                "What seed_apply would do now, and every reason why it would be refused. Nothing is touched.",
                Effect.READS,
                Schema.requiring().strings("names", NAMES),
                PlanDocument.class,
                call -> PlanDocument.of("seed_plan", call.peng().seeds().plan(selection(call))));
    }

    private static Tool apply() {
        return new Tool(
                "seed_apply",
                "Apply seeds",
                "Applies the seeds that are due, each in one transaction with its history row.",
                Effect.ADDS,
                Schema.requiring()
                        .strings("names", NAMES)
                        .flag("force", "Whether those run again that have run already."),
                RunDocument.class,
                call -> RunDocument.of(
                        "seed_apply", call.peng().seeds().apply(selection(call)).outcome()));
    }

    private static SeedSelection selection(Call call) {
        return new SeedSelection(
                Set.copyOf(call.arguments().texts("names")), call.arguments().flag("force"));
    }

    private static Tool create() {
        return new Tool(
                "seed_create",
                "New seed",
                "Writes a seed with a version of now. Nothing is run; call seed_plan next.",
                Effect.ADDS,
                Schema.requiring("name")
                        .string("name", "What it fills, such as members: lower-case letters, digits and _.")
                        .flag("csv", "Whether it is CSV, of the table of that name.")
                        .string("folder", "The profile that it is for; all if nothing is said.")
                        .string("text", "What is in it: SQL, or CSV with a first line of column names."),
                FilesDocument.class,
                SeedTools::create);
    }

    private static FilesDocument create(Call call) {
        var arguments = call.arguments();
        return FilesDocument.of(
                "seed_create",
                call.workplace()
                        .createSeed(
                                arguments.text("name"),
                                arguments.flag("csv"),
                                arguments.optional("folder").orElse(""),
                                arguments.optional("text").orElse(null)));
    }
}
