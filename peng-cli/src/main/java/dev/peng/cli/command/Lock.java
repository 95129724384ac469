package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peng lock}. */
@Command(name = "lock", description = "Protects a migration from being reverted.")
final class Lock implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<version>", description = "The version of the migration.")
    private Version version = Version.of("0");

    Lock(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("lock")
                .migrate(database -> database.migrations().lock(this.version));
    }
}
