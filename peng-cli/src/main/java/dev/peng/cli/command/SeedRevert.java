package dev.peng.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peng seed revert}. */
@Command(name = "revert", description = "Takes a seed back by its undo script.")
final class SeedRevert implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<name>", description = "Such as members, dev/members or a version.")
    private String name = "";

    SeedRevert(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var invocation = this.peng.invocation("seed revert");
        return invocation.riskAnything(
                database -> invocation.ran(database.seeds().revert(this.name).outcome()));
    }
}
