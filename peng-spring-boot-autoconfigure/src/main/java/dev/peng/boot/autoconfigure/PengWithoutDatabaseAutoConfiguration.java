package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.datasource.UnusedFiles;
import java.util.stream.Stream;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Auto-configuration of a warning: there are migrations, and no database to apply them to. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "peng.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(Peng.class)
@EnableConfigurationProperties(PengProperties.class)
public final class PengWithoutDatabaseAutoConfiguration {

    @Bean
    UnusedFiles pengUnusedFiles(PengProperties main, Environment environment, ResourceLoader resources) {
        var all = Stream.concat(Stream.of(main), FurtherProperties.of(environment).values().stream());
        var locations = all.flatMap(properties -> properties.migrations().settings().locations().stream());
        return new UnusedFiles(locations.toList(), resources);
    }

    // Also where beans are made only when they are needed.
    @Bean
    static LazyInitializationExcludeFilter pengUnusedFilesAreNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(UnusedFiles.class);
    }
}
