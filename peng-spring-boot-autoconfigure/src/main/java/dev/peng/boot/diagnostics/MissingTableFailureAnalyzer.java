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
 * A table or a schema that is missed while the application starts, because the migration that makes it comes later. By then the context may have no
 * beans any more, so this is told by the files alone.
 */
final class MissingTableFailureAnalyzer implements FailureAnalyzer {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String UNDEFINED_SCHEMA = "3F000";

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
                .flatMap(missing -> creator(migrations, missing)
                        .flatMap(creator -> wayOut(migrations.runAt())
                                .map(wayOut -> new FailureAnalysis(
                                        describe(missing.message(), causes, creator, migrations.runAt()),
                                        wayOut,
                                        failure))))
                .orElse(null);
    }

    private static boolean isStillToRun(@Nullable BeanFactory beans) {
        return beans instanceof ConfigurableListableBeanFactory factory
                && Stream.of(factory.getBeanNamesForType(StartupRun.class, true, false))
                        .map(factory::getSingleton)
                        .anyMatch(run -> !(run instanceof StartupRun made && made.isDone()));
    }

    // What peng itself has missed it has said.
    private static Optional<Missing> missing(List<Throwable> causes) {
        if (causes.stream().anyMatch(PengException.class::isInstance)) {
            return Optional.empty();
        }
        return ServerErrors.of(causes.get(0))
                .flatMap(MissingTableFailureAnalyzer::missing)
                .or(() -> causes.stream()
                        .filter(cause -> cause.getClass().getName().equals(HIBERNATE))
                        .map(cause -> new Missing(String.valueOf(cause.getMessage()), false))
                        .findFirst());
    }

    private static Optional<Missing> missing(ServerError error) {
        return switch (error.sqlState()) {
            case UNDEFINED_TABLE -> Optional.of(new Missing(error.message(), false));
            case UNDEFINED_SCHEMA -> Optional.of(new Missing(error.message(), true));
            default -> Optional.empty();
        };
    }

    private static Optional<StepId> creator(ConfiguredMigrations migrations, Missing missing) {
        var name = NAME.matcher(missing.message());
        try {
            if (!name.find()) {
                return Optional.empty();
            }
            return missing.isSchema() ? migrations.creatorOfSchema(name.group(1)) : migrations.creatorOf(name.group(1));
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

    /** What the server or Hibernate says of it. */
    private record Missing(String message, boolean isSchema) {}
}
