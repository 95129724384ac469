package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.document.PlanDocument;
import dev.peng.error.Problem;
import dev.peng.seed.SeedPreview;
import dev.peng.seed.SeedSelection;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng plan}. */
@Command(name = "plan", description = "Shows what up and seed apply would do now; nothing is touched.")
final class Plan implements Callable<Integer> {

    private static final int REFUSED = 3;

    private final PengCommand peng;

    @Parameters(arity = "0..1", paramLabel = "<version>", description = "The same for goto.")
    private @Nullable Version version;

    @Option(names = "--sql", description = "With the text of the scripts.")
    private boolean sql;

    Plan(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("plan").ask(this::answer);
    }

    private Answer answer(Peng database) {
        var migrations = this.version == null
                ? database.migrations().plan(this.sql)
                : database.migrations().plan(this.version, this.sql);
        var seeds = this.version == null
                ? database.seeds().plan(SeedSelection.DUE)
                : new SeedPreview(List.of(), List.of(), List.of());
        var problems = joined(migrations.problems(), seeds.problems());
        var warnings = joined(migrations.warnings(), seeds.warnings());
        var document = PlanDocument.of("plan", migrations, seeds);
        return new Answer(document, lines(document, problems, warnings), problems.isEmpty() ? 0 : REFUSED);
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static List<String> lines(PlanDocument plan, List<Problem> problems, List<Problem> warnings) {
        var lines = new ArrayList<String>();
        for (var step : plan.migrations()) {
            lines.add("%s migration %s_%s".formatted(step.action(), step.version(), step.name()));
            if (step.sql() != null) {
                step.sql().lines().map(line -> "    " + line).forEach(lines::add);
            }
        }
        plan.seeds().forEach(seed -> lines.add("apply seed " + seed));
        problems.forEach(problem -> lines.add("problem: " + problem));
        warnings.forEach(warning -> lines.add("warning: " + warning));
        return lines.isEmpty() ? List.of("nothing to do") : lines;
    }
}
