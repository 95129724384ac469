package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.datasource.DataSourceLadder;
import dev.peng.boot.datasource.MigratedDatabase;
import dev.peng.boot.datasource.MigratedSchema;
import dev.peng.boot.datasource.NamedDataSource;
import dev.peng.boot.datasource.PengConnectionDetails;
import dev.peng.boot.datasource.PengDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Which database it is; not asked where the application makes {@link Peng} itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Peng.class)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PengConnectionDetails pengConnectionDetails(PengProperties properties) {
        return new PropertiesConnectionDetails(properties.datasource());
    }

    @Bean
    MigratedDatabase pengDatabase(
            PengProperties properties,
            @PengDataSource ObjectProvider<DataSource> marked,
            PengConnectionDetails details,
            ObjectProvider<DataSource> application,
            ObjectProvider<JdbcConnectionDetails> service,
            ListableBeanFactory beans) {
        var own = properties.datasource();
        return new MigratedDatabase(
                StringUtils.hasText(own.bean())
                        ? new NamedDataSource("peng", own.bean(), new PropertiesConnectionDetails(own)).find(beans)
                        : new DataSourceLadder(marked, details, application, service).find());
    }

    @Bean
    MigratedSchema pengSchemaManagement(ObjectProvider<MigratedDatabase> databases) {
        return new MigratedSchema(databases);
    }
}
