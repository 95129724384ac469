package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peng unlock}. */
@Command(name = "unlock", description = "Takes the protection of lock away.")
final class Unlock implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<version>", description = "The version of the migration.")
    private Version version = Version.of("0");

    Unlock(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("unlock")
                .migrate(database -> database.migrations().unlock(this.version));
    }
}
