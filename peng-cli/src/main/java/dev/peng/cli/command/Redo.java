package dev.peng.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng redo}. */
@Command(name = "redo", description = "Reverts the newest migration and applies it again.")
final class Redo implements Callable<Integer> {

    private final PengCommand peng;

    Redo(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("redo")
                .risk(database -> database.migrations().redo());
    }
}
