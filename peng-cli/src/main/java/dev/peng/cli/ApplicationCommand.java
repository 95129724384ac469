package dev.peng.cli;

import dev.peng.boot.ErrandRunner;
import dev.peng.cli.command.Interruption;
import dev.peng.cli.command.PengCommand;
import dev.peng.cli.setting.ApplicationProject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The application's own jar as the command: {@code java -jar app.jar [arguments of Spring] peng <command> …}. Settings of the
 * command become properties of the application, in front of its own; the command runs in its context.
 */
final class ApplicationCommand implements SpringApplicationRunListener, Ordered {

    private static final String NAME = "peng";

    private final SpringApplication application;
    private final List<String> arguments;
    private final int place;
    private @Nullable Call call;

    // As Spring Boot makes run listeners.
    ApplicationCommand(SpringApplication application, String[] arguments) {
        this.application = application;
        this.arguments = List.of(arguments);
        this.place = this.arguments.indexOf(NAME);
    }

    // Spring Boot logs to standard output, which belongs to the command.
    @Override
    public void starting(ConfigurableBootstrapContext bootstrap) {
        if (this.place >= 0) {
            var out = System.out;
            System.setOut(System.err);
            this.application.setAddCommandLineProperties(false);
            this.application.setRegisterShutdownHook(false);
            var typed = new Call(out, ofPeng());
            typed.resultWithoutContext().ifPresent(System::exit);
            bootstrap.register(ErrandRunner.class, InstanceSupplier.of(typed));
            this.call = typed;
        }
    }

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
        if (this.call != null) {
            var sources = environment.getPropertySources();
            sources.addFirst(new SimpleCommandLinePropertySource(
                    this.arguments.subList(0, this.place).toArray(String[]::new)));
            sources.addFirst(new MapPropertySource("options", this.call.properties()));
        }
    }

    // Before files are read, of which profiles may be among the options.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private String[] ofPeng() {
        return this.arguments.subList(this.place + 1, this.arguments.size()).toArray(String[]::new);
    }

    /** What was typed behind the name of the command. */
    private static final class Call implements ErrandRunner {

        private final Interruption interruption = Interruption.ofThisThread();
        private final String[] arguments;
        private final PengCommand peng;
        private final CommandLine line;
        private @Nullable ConfigurableApplicationContext context;

        Call(PrintStream out, String[] arguments) {
            this.arguments = arguments;
            this.peng = new PengCommand(
                    Path.of(""),
                    System.getenv(),
                    out,
                    System.err,
                    this.interruption,
                    given -> new ApplicationProject(Objects.requireNonNull(this.context), given.folder()));
            this.line = PengCli.line(this.peng, out, System.err, arguments);
        }

        /** Help and wrong usage need no application. */
        Optional<Integer> resultWithoutContext() {
            try {
                var parsed = this.line.parseArgs(this.arguments);
                return parsed.hasSubcommand() && !isHelp(parsed) ? Optional.empty() : Optional.of(execute());
            } catch (ParameterException e) {
                return Optional.of(execute());
            }
        }

        Map<String, Object> properties() {
            var given = this.peng.given();
            var properties = new LinkedHashMap<String, Object>(given.options());
            if (!given.profiles().isEmpty()) {
                properties.put("spring.profiles.active", String.join(",", given.profiles()));
            }
            if (!this.peng.isVerbose()) {
                properties.put("logging.level.root", "error");
                properties.put("logging.level." + PengCli.SAID_BY_SERVER, this.peng.isQuiet() ? "error" : "warn");
            }
            return properties;
        }

        @Override
        public int run(ConfigurableApplicationContext ready) {
            this.context = ready;
            return execute();
        }

        private int execute() {
            try (this.interruption) {
                return this.line.execute(this.arguments);
            }
        }

        private static boolean isHelp(ParseResult parsed) {
            return parsed.isUsageHelpRequested()
                    || parsed.isVersionHelpRequested()
                    || parsed.subcommands().stream().anyMatch(Call::isHelp);
        }
    }
}
