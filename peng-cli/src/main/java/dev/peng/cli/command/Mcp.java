package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.setting.Project;
import dev.peng.error.Problem;
import dev.peng.mcp.PengMcp;
import dev.peng.mcp.Workplace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        var out = System.out;
        System.setOut(System.err);
        new PengMcp(new SettingsFound(this.peng), this.readOnly).serve(System.in, out);
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
        public Path migrationsFolder() {
            return project().migrationsFolder();
        }

        @Override
        public Path seedsFolder() {
            return project().seedsFolder();
        }

        private Project project() {
            return command.project();
        }
    }
}
