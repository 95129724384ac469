package dev.peng.cli.command;

import dev.peng.error.ConfigurationException;
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

    @Parameters(arity = "0..1", paramLabel = "<count>", description = "How many; 1 if nothing is said.")
    private @Nullable Integer count;

    @Option(names = "--to", paramLabel = "<version>", description = "The newest that stays; 0 for none.")
    private @Nullable Version version;

    Down(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var target = this.version;
        if (target == null) {
            var count = this.count == null ? 1 : this.count;
            return this.peng
                    .invocation("down")
                    .risk(database -> database.migrations().down(positive(count)));
        }
        if (this.count != null) {
            throw new ConfigurationException("a count and --to exclude each other", "Say one of them.");
        }
        return this.peng
                .invocation("down")
                .risk(database -> database.migrations().downTo(target));
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new ConfigurationException("down reverts one migration at least, not " + count, "Say how many.");
        }
        return count;
    }
}
