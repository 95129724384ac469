package dev.peng.cli.setting;

import dev.peng.Peng;
import dev.peng.boot.autoconfigure.PengProperties;
import dev.peng.error.ConfigurationException;
import dev.peng.event.PengListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that was started for a command: its own database, migrations in Java and settings.
 *
 * @param context of the application
 * @param folder where it was started
 */
public record ApplicationProject(ConfigurableApplicationContext context, Path folder) implements Project {

    @Override
    public Peng peng(PengListener listener) {
        return withoutDatabase().listening(listener).actingAs(System.getProperty("user.name"));
    }

    @Override
    public Project on(LocalServer server) {
        throw new ConfigurationException(
                "--local is for projects without a database, and an application has its own", "Leave out --local.");
    }

    @Override
    public Peng withoutDatabase() {
        var peng = context.getBeanProvider(Peng.class).getIfAvailable();
        if (peng == null) {
            throw new ConfigurationException(
                    "the application has no database to migrate",
                    "Give it a DataSource, and do not set peng.enabled=false.");
        }
        return peng;
    }

    @Override
    public Optional<String> where() {
        return Optional.of(DatabaseTarget.in(context.getEnvironment(), folder)
                .map(DatabaseTarget::described)
                .orElse("the DataSource of the application"));
    }

    @Override
    public List<Found> found() {
        return Found.in(context.getEnvironment(), folder);
    }

    @Override
    public Set<String> profiles() {
        var active = context.getEnvironment().getActiveProfiles();
        return Set.of(active.length > 0 ? active : context.getEnvironment().getDefaultProfiles());
    }

    @Override
    public Path migrationsFolder() {
        return new ProjectFolder(folder)
                .folderOf(withoutDatabase().config().migrations().locations());
    }

    @Override
    public Path seedsFolder() {
        return new ProjectFolder(folder)
                .folderOf(withoutDatabase().config().seeds().locations());
    }

    @Override
    public PengProperties.Generate generate() {
        return properties().generate();
    }

    @Override
    public boolean isOfSpring() {
        return true;
    }

    private PengProperties properties() {
        return context.getBean(PengProperties.class);
    }
}
