package dev.peng.cli.setting;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.boot.autoconfigure.PengProperties;
import dev.peng.error.ConfigurationException;
import dev.peng.event.PengListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings of a project in a folder, as the command has found them. */
public final class Settings implements Project {

    private final Path folder;
    private final ConfigurableEnvironment environment;
    private final PengProperties properties;
    private final @Nullable LocalServer local;

    private Settings(
            Path folder, ConfigurableEnvironment environment, PengProperties properties, @Nullable LocalServer local) {
        this.folder = folder;
        this.environment = environment;
        this.properties = properties;
        this.local = local;
    }

    /**
     * Finds them; no database is asked.
     *
     * @throws ConfigurationException if anything that was found cannot be used
     */
    public static Settings of(Given given) {
        var environment = Sources.of(given);
        return new Settings(given.folder(), environment, bind(environment, "peng", PengProperties.class), null);
    }

    @Override
    public Settings on(LocalServer server) {
        nameable().ifPresent(database -> {
            throw new ConfigurationException(
                    "--local is for projects without a database, and %s names %s"
                            .formatted(database.origin(), database),
                    "Leave out --local, or what names the other one.");
        });
        return new Settings(this.folder, this.environment, this.properties, server);
    }

    // A variable that is not set, as in the file that init writes, names nothing.
    private Optional<DatabaseTarget> nameable() {
        try {
            return database();
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    <T> T bound(String prefix, Class<T> type) {
        return bind(this.environment, prefix, type);
    }

    private static <T> T bind(ConfigurableEnvironment environment, String prefix, Class<T> type) {
        try {
            return Binder.get(environment).bindOrCreate(prefix, type);
        } catch (BindException e) {
            var property = e.getProperty();
            throw new ConfigurationException(
                    property == null
                            ? e.getName() + " cannot be used"
                            : "%s has a value that cannot be used: \"%s\""
                                    .formatted(property.getName(), property.getValue()),
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** Those below {@code peng}. */
    public PengProperties properties() {
        return this.properties;
    }

    @Override
    public Set<String> profiles() {
        var active = this.environment.getActiveProfiles();
        return Set.of(active.length > 0 ? active : this.environment.getDefaultProfiles());
    }

    /**
     * Where migrations go, if anything says so.
     *
     * @throws ConfigurationException if that names a variable that is not set, or cannot be read
     */
    public Optional<DatabaseTarget> database() {
        return DatabaseTarget.in(this.environment, this.folder);
    }

    @Override
    public Optional<String> where() {
        return this.local == null ? database().map(DatabaseTarget::described) : Optional.of(this.local.described());
    }

    // The same, or the one that is started here.
    private Optional<DatabaseTarget> target() {
        return this.local == null ? database() : Optional.of(this.local.target(this.folder, this));
    }

    @Override
    public List<Found> found() {
        return Found.in(this.environment, this.folder);
    }

    @Override
    public Peng peng(PengListener listener) {
        var target = target().orElseThrow(() -> new ConfigurationException(
                "nothing says which database",
                "Give --url or --local, set PENG_DATABASE_URL or PGHOST and its like, or run in the folder of a Spring project or of"
                        + " .peng/peng.yaml."));
        return on(target.dataSource()).listeners(List.of(listener)).build().actingAs(System.getProperty("user.name"));
    }

    @Override
    public Peng withoutDatabase() {
        return on(new PGSimpleDataSource()).build();
    }

    @Override
    public Path migrationsFolder() {
        return new ProjectFolder(this.folder).folderOf(config().migrations().locations());
    }

    @Override
    public Path seedsFolder() {
        return new ProjectFolder(this.folder).folderOf(config().seeds().locations());
    }

    @Override
    public PengProperties.Generate generate() {
        return this.properties.generate();
    }

    @Override
    public boolean isOfSpring() {
        return new ProjectFolder(this.folder).isOfSpring();
    }

    private Peng.Builder on(DataSource dataSource) {
        return Peng.on(dataSource)
                .config(config())
                .classLoader(new ProjectFolder(this.folder).classLoader())
                .javaIndex(new ProjectFolder(this.folder).javaIndex());
    }

    private PengConfig config() {
        return this.properties.config(this.environment.getProperty("spring.application.name", ""), profiles());
    }
}
