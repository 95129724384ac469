package dev.peng.comparison;

import dev.peng.Peng;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MigrationState;
import dev.peng.source.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes in peng's history what Flyway has applied, before peng runs for the first time. */
@Configuration(proxyBeanMethods = false)
class AdoptFlywayHistory {

    @Bean
    static BeanPostProcessor adoptsFlywayHistory(ObjectProvider<DataSource> dataSource) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof Peng peng) {
                    adopt(peng.migrations(), JdbcClient.create(dataSource.getObject()));
                }
                return bean;
            }
        };
    }

    private static void adopt(MigrationProvider migrations, JdbcClient jdbc) {
        var applied = versions("true", jdbc);
        var baseline = versions("type = 'BASELINE'", jdbc).stream()
                .max(Comparator.naturalOrder())
                .orElse(Version.of("0"));
        for (var entry : migrations.status().entries()) {
            var isDone = applied.contains(entry.version()) || entry.version().compareTo(baseline) < 0;
            if (isDone && entry.state() == MigrationState.PENDING) {
                migrations.force(entry.version(), true);
            }
        }
    }

    private static Set<Version> versions(String which, JdbcClient jdbc) {
        var versions = new HashSet<Version>();
        if (jdbc.sql("select to_regclass('flyway_schema_history') is not null")
                .query(Boolean.class)
                .single()) {
            jdbc.sql("select version from flyway_schema_history where success and version is not null and " + which)
                    .query(String.class)
                    .list()
                    .forEach(version -> versions.add(Version.of(version)));
        }
        return versions;
    }
}
