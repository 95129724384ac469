package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng force}. */
@Command(name = "force", description = "Notes that a migration is applied, or is not, after it was done by hand.")
final class Force implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<version>", description = "The version of the migration.")
    private Version version = Version.of("0");

    @Option(names = "--not-applied", description = "It is not applied.")
    private boolean notApplied;

    Force(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("force")
                .risk(database -> database.migrations().force(this.version, !this.notApplied));
    }
}
