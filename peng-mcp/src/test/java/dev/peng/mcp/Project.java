package dev.peng.mcp;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.error.Problem;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.migration.MigrationSettings;
import dev.peng.seed.SeedSettings;
import dev.peng.source.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A project of a test: files in a folder, and a database of its own. */
final class Project implements Workplace, AutoCloseable {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();
    private final Path folder;

    Project(Path folder) {
        this.folder = folder;
        write("migrations/1_users.up.sql", "create table users (name text);");
        write("migrations/1_users.down.sql", "drop table users;");
        write("migrations/2_mails.up.sql", "create table mails (id int);");
        write("migrations/2_mails.down.sql", "drop table mails;");
        write("seeds/1_some.sql", "insert into users values ('Zoë');");
    }

    Project write(String file, String text) {
        try {
            var path = this.folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(this.database.dataSource());
    }

    @Override
    public Peng peng() {
        var location = "filesystem:" + this.folder;
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(
                        PengConfig.DEFAULT.run(),
                        MigrationSettings.DEFAULT.withLocations(List.of(Location.parse(location + "/migrations"))),
                        SeedSettings.DEFAULT.withLocations(List.of(Location.parse(location + "/seeds")))))
                .build();
    }

    @Override
    public List<Problem> validate() {
        return peng().migrations().validate();
    }

    @Override
    public Path migrationsFolder() {
        return this.folder.resolve("migrations");
    }

    @Override
    public Path seedsFolder() {
        return this.folder.resolve("seeds");
    }

    @Override
    public void close() {
        this.database.drop();
    }
}
