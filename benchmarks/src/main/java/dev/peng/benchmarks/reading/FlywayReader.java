package dev.peng.benchmarks.reading;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/** Flyway: its PostgreSQL parser, which needs no database; placeholders, on by default, are off. */
final class FlywayReader implements StatementReader {

    private static final Location ROOT = Location.fromPath("filesystem:", "/");

    private final ClassicConfiguration configuration = new ClassicConfiguration();

    FlywayReader() {
        configuration.setPlaceholderReplacement(false);
    }

    @Override
    public long read(Path file) {
        var script = new FileSystemResource(ROOT, file.toAbsolutePath().toString(), StandardCharsets.UTF_8, false);
        var statements = 0L;
        try (var each = new PostgreSQLParser(configuration, new ParsingContext()).parse(script)) {
            while (each.hasNext()) {
                statements += each.next().getSql().isEmpty() ? 0 : 1;
            }
        }
        return statements;
    }
}
