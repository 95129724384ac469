package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.seed.SeedSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng seed apply}. */
@Command(name = "apply", description = "Applies seeds: those that are due, or some by name.")
final class SeedApply implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<name>", description = "Such as members, dev/members or a version.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--force", description = "Also those that have run already.")
    private boolean force;

    SeedApply(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var selection = new SeedSelection(Set.copyOf(this.names), this.force);
        var invocation = this.peng.invocation("seed apply");
        Function<Peng, Answer> verb =
                database -> invocation.ran(database.seeds().apply(selection).outcome());
        return this.force ? invocation.riskAnything(verb) : invocation.ask(verb);
    }
}
