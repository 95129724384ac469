package dev.peng.migration;

import dev.peng.script.Placeholders;
import dev.peng.source.JavaIndex;
import dev.peng.source.SourceReader;
import java.util.List;

/**
 * What migrations are made of, beside the files in the locations of {@link MigrationSettings}.
 *
 * @param placeholders of the scripts that ask for them
 * @param classLoader of {@code classpath:} locations
 * @param beans migrations written in Java
 * @param index of those that are known without being there
 */
public record MigrationSources(
        Placeholders placeholders, ClassLoader classLoader, List<? extends JavaMigration> beans, JavaIndex index) {

    public MigrationSources {
        beans = List.copyOf(beans);
    }

    MigrationLoader loader(MigrationSettings settings) {
        return new MigrationLoader(
                new SourceReader(settings.locations(), classLoader),
                settings.missingDown(),
                placeholders,
                beans,
                index.migrations());
    }
}
