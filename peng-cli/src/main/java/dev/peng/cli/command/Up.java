package dev.peng.cli.command;

import dev.peng.error.ConfigurationException;
import dev.peng.source.Version;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng up}. */
@Command(name = "up", description = "Applies pending migrations: all, one, or those up to a version.")
final class Up implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(arity = "0..1", paramLabel = "<version>", description = "The last one to apply.")
    private @Nullable Version version;

    @Option(names = "--one", description = "The oldest pending one alone.")
    private boolean one;

    Up(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var target = this.version;
        if (target != null && this.one) {
            throw new ConfigurationException("a version and --one exclude each other", "Say one of them.");
        }
        if (target != null) {
            return this.peng
                    .invocation("up")
                    .migrate(database -> database.migrations().upTo(target));
        }
        return this.peng
                .invocation("up")
                .migrate(database -> this.one
                        ? database.migrations().upOne()
                        : database.migrations().up());
    }
}
