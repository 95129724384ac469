package dev.peng.boot.datasource;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Spring Boot that peng makes the schema, so that nobody else does unasked. Does not ask for {@code Peng}, whose Java
 * migrations may need the beans that ask here.
 */
public final class MigratedSchema implements SchemaManagementProvider {

    private final ObjectProvider<MigratedDatabase> databases;

    public MigratedSchema(ObjectProvider<MigratedDatabase> databases) {
        this.databases = databases;
    }

    @Override
    public SchemaManagement getSchemaManagement(DataSource dataSource) {
        var root = DataSourceUnwrapper.unwrapRoot(dataSource);
        var managed = this.databases.stream()
                .anyMatch(database -> DataSourceUnwrapper.unwrapRoot(database.dataSource()) == root);
        return managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
    }
}
