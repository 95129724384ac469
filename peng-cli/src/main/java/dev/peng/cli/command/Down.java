package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng down}. */
@Command(name = "down", description = "Reverts applied migrations: the newest, some, or those above a version.")
final class Down implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(
            arity = "0..1",
            paramLabel = "<count>",
            defaultValue = "1",
            description = "How many, 1 if nothing is said.")
    private int count;

    @Option(names = "--to", paramLabel = "<version>", description = "The newest that stays; 0 for none.")
    private @Nullable Version version;

    Down(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var target = this.version;
        return this.peng
                .invocation("down")
                .risk(database -> target == null
                        ? database.migrations().down(this.count)
                        : database.migrations().downTo(target));
    }
}
