package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peng goto}. */
@Command(name = "goto", description = "Goes to a version, up or down.")
final class Goto implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<version>", description = "Where to go; 0 is the empty database.")
    private Version version = Version.of("0");

    Goto(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("goto")
                .risk(database -> database.migrations().goTo(this.version));
    }
}
