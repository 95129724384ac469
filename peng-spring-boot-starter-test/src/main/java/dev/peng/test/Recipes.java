package dev.peng.test;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengCustomizer;
import dev.peng.boot.PengRunStrategy;
import dev.peng.boot.autoconfigure.PengAutoConfiguration;
import dev.peng.boot.autoconfigure.PengProperties;
import dev.peng.migration.JavaMigration;
import dev.peng.seed.JavaSeed;
import dev.peng.source.Interest;
import dev.peng.source.Location;
import dev.peng.source.SourceFile;
import dev.peng.source.SourceReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Reads from a context what its migrations and seeds are. */
final class Recipes {

    private static final Set<Class<?>> TAKING_PART =
            Set.of(JavaMigration.class, JavaSeed.class, PengCustomizer.class, PengRunStrategy.class);

    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;

    Recipes(ConfigurableListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /**
     * Of what the start of the application runs, if that can be told before its beans are there: no bean takes part. Java
     * migrations and seeds may need the DataSource that is about to be made, and an own Peng or strategy may do anything.
     */
    Optional<Recipe> beforeStart() {
        return hasConfiguredPeng() && TAKING_PART.stream().noneMatch(this::has)
                ? Optional.of(recipe(List.of(), List.of(), List.of()))
                : Optional.empty();
    }

    /** Of what it has run, beans included. */
    Recipe afterStart() {
        if (!hasConfiguredPeng()) {
            throw TestClass.misuse(
                    "@Seeds needs the Peng of the auto-configuration, and the context has "
                            + (has(Peng.class) ? "one of its own" : "none"),
                    "Apply the seeds in the test.");
        }
        if (has(NamedDatabases.class)
                && !this.beans.getBean(NamedDatabases.class).all().isEmpty()) {
            throw TestClass.misuse(
                    "@Seeds cannot tell which of the databases under peng.databases its seeds are for",
                    "Apply the seeds in the test.");
        }
        return recipe(all(JavaMigration.class), all(JavaSeed.class), all(PengCustomizer.class));
    }

    /** The same, if {@link Seeds} on the class says whose seeds are wanted. */
    Optional<Recipe> ofSeedsThatAreNamed() {
        return this.environment.containsProperty(TestSettings.SEEDS) ? Optional.of(afterStart()) : Optional.empty();
    }

    private boolean hasConfiguredPeng() {
        return Stream.of(this.beans.getBeanNamesForType(Peng.class, true, false))
                .anyMatch(name -> Declared.inPackageOf(PengAutoConfiguration.class, this.beans, name));
    }

    private boolean has(Class<?> type) {
        return this.beans.getBeanNamesForType(type, true, false).length > 0;
    }

    private <T> List<T> all(Class<T> type) {
        return this.beans.getBeanProvider(type).orderedStream().toList();
    }

    private Recipe recipe(List<JavaMigration> migrations, List<JavaSeed> seeds, List<PengCustomizer> customizers) {
        var properties = this.beans.getBean(PengProperties.class);
        var config = properties.config(this.environment.getProperty("spring.application.name", ""), profiles());
        var classLoader = classLoader();
        return new Recipe(
                config,
                properties.seeds().enabled(),
                migrations,
                seeds,
                customizers,
                connection(),
                files(config, classLoader),
                classLoader);
    }

    private Set<String> profiles() {
        var active = this.environment.getActiveProfiles();
        return Set.of(active.length > 0 ? active : this.environment.getDefaultProfiles());
    }

    private ClassLoader classLoader() {
        var loader = this.beans.getBeanClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private Map<String, String> connection() {
        return Binder.get(this.environment)
                .bind("spring.datasource", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    private static List<String> files(PengConfig config, ClassLoader classLoader) {
        return Stream.of(config.migrations().locations(), config.seeds().locations())
                .flatMap(locations -> read(locations, classLoader).stream())
                .map(Recipes::contents)
                .toList();
    }

    private static List<SourceFile> read(List<Location> locations, ClassLoader classLoader) {
        return new SourceReader(locations, classLoader).read(path -> Interest.NAME);
    }

    private static String contents(SourceFile file) {
        var told = file.isLarge() && !file.stamp().isEmpty()
                ? file.stamp()
                : file.checksum().toString();
        return file.origin() + " " + told;
    }
}
