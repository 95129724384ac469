package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.setting.Project;
import dev.peng.error.Problem;
import dev.peng.generate.GeneratedFile;
import dev.peng.mcp.PengMcp;
import dev.peng.mcp.Workplace;
import dev.peng.migration.MigrationFiles;
import dev.peng.seed.SeedFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code peng mcp}. */
@Command(
        name = "mcp",
        description =
                "Serves agents by the Model Context Protocol, over standard input and output, until the input ends.")
final class Mcp implements Callable<Integer> {

    private final PengCommand peng;

    @Option(names = "--read-only", description = "Only the tools that change nothing.")
    private boolean readOnly;

    Mcp(PengCommand peng) {
        this.peng = peng;
    }

    // Nothing but the protocol may be written to standard output.
    @Override
    public Integer call() {
        System.setOut(System.err);
        var mcp = new PengMcp(new SettingsFound(this.peng), this.readOnly);
        Runtime.getRuntime().addShutdownHook(new Thread(mcp::close, "peng-mcp-end"));
        mcp.serve(System.in, this.peng.out());
        return 0;
    }

    /**
     * Settings are found anew by each call: files may have been edited meanwhile.
     *
     * @param command that knows where to look
     */
    private record SettingsFound(PengCommand command) implements Workplace {

        @Override
        public Peng peng() {
            return project().peng(event -> {});
        }

        @Override
        public Peng files() {
            return project().withoutDatabase();
        }

        @Override
        public List<Problem> validate() {
            return Validate.problems(project());
        }

        @Override
        public List<Path> createMigration(String name, @Nullable String up, @Nullable String down) {
            var pair = new MigrationFiles(project().migrationsFolder(), Clock.systemUTC()).create(name, up, down);
            return List.of(pair.up(), pair.down());
        }

        @Override
        public List<Path> createSeed(String name, boolean csv, String folder, @Nullable String text) {
            var kind = csv ? SeedFiles.Kind.CSV : SeedFiles.Kind.SQL;
            return List.of(new SeedFiles(project().seedsFolder(), Clock.systemUTC()).create(name, kind, folder, text));
        }

        @Override
        public GeneratedFile generated() {
            return project().generate().file(command.folder());
        }

        private Project project() {
            return command.project();
        }
    }
}
