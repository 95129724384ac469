package dev.peng.boot.diagnostics;

import dev.peng.boot.RunAt;
import dev.peng.boot.StartupRun;
import dev.peng.boot.autoconfigure.ConfiguredMigrations;
import dev.peng.error.PengException;
import dev.peng.error.ServerError;
import dev.peng.event.StepId;
import dev.peng.session.ServerErrors;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * A table that is missed while the application starts, because the migration that makes it comes later. By then the context may have no
 * beans any more, so this is told by the files alone.
 */
final class MissingTableFailureAnalyzer implements FailureAnalyzer {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String HIBERNATE = "org.hibernate.tool.schema.spi.SchemaManagementException";

    /** The name is the only word in quotes (or, of Hibernate, in brackets), in whatever language it is said. */
    private static final Pattern NAME = Pattern.compile("[\"«»„“”\\[]([^\"«»„“”\\[\\]]+)[\"«»„“”\\]]");

    private final @Nullable BeanFactory beans;
    private final @Nullable Environment environment;

    MissingTableFailureAnalyzer(@Nullable BeanFactory beans, @Nullable Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (this.environment == null || !isStillToRun(this.beans)) {
            return null;
        }
        var migrations = new ConfiguredMigrations(this.environment);
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return missing(causes)
                .flatMap(message -> creator(migrations, message)
                        .flatMap(creator -> wayOut(migrations.runAt())
                                .map(wayOut -> new FailureAnalysis(
                                        describe(message, causes, creator, migrations.runAt()), wayOut, failure))))
                .orElse(null);
    }

    private static boolean isStillToRun(@Nullable BeanFactory beans) {
        return beans instanceof ConfigurableListableBeanFactory factory
                && Stream.of(factory.getBeanNamesForType(StartupRun.class, true, false))
                        .map(factory::getSingleton)
                        .anyMatch(run -> !(run instanceof StartupRun made && made.isDone()));
    }

    // What peng itself has missed it has said.
    private static Optional<String> missing(List<Throwable> causes) {
        if (causes.stream().anyMatch(PengException.class::isInstance)) {
            return Optional.empty();
        }
        return ServerErrors.of(causes.get(0))
                .filter(error -> error.sqlState().equals(UNDEFINED_TABLE))
                .map(ServerError::message)
                .or(() -> causes.stream()
                        .filter(cause -> cause.getClass().getName().equals(HIBERNATE))
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .findFirst());
    }

    private static Optional<StepId> creator(ConfiguredMigrations migrations, String message) {
        var name = NAME.matcher(message);
        try {
            return name.find() ? migrations.creatorOf(name.group(1)) : Optional.empty();
        } catch (PengException e) {
            return Optional.empty();
        }
    }

    private static String describe(String message, List<Throwable> causes, StepId creator, RunAt runAt) {
        var bean = causes.stream()
                .filter(BeanCreationException.class::isInstance)
                .map(cause -> ((BeanCreationException) cause).getBeanName())
                .reduce((outer, inner) -> inner)
                .map(" (while the bean %s was made)"::formatted)
                .orElse("");
        return "%s%s: it is made by %s, but peng applies that later%s"
                .formatted(
                        message,
                        bean,
                        creator,
                        runAt == RunAt.READY
                                ? ", when the application is ready (peng.run-at=ready)"
                                : ", when the context is made (peng.run-at=started)");
    }

    private static Optional<String> wayOut(RunAt runAt) {
        return switch (runAt) {
            case READY ->
                Optional.of("Set peng.run-at=started if an application or command line runner needs it, or"
                        + " peng.run-at=startup if a bean does while it is made.");
            case STARTED -> Optional.of("Set peng.run-at=startup if a bean needs it while it is made.");
            case STARTUP, MANUAL -> Optional.empty();
        };
    }
}
