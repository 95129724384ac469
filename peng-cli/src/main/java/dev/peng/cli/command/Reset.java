package dev.peng.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng reset}. */
@Command(name = "reset", description = "Reverts all migrations.")
final class Reset implements Callable<Integer> {

    private final PengCommand peng;

    Reset(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("reset")
                .risk(database -> database.migrations().reset());
    }
}
