package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several load the same file by turns, each time into an empty database.
 *
 * @param server where the databases are
 * @param loaders who; the floor first
 * @param needsTable whether the file has rows alone
 */
record LoadRace(LocalPostgres server, List<Loader> loaders, boolean needsTable) {

    LoadedFile run(Path file, Content content, int rounds) throws SQLException {
        var turns = new ArrayList<LoadTurn>();
        for (var round = 0; round < rounds; round++) {
            for (var loader : loaders) {
                var turn = load(loader, file, content);
                System.out.printf("%d  %,d bytes  %s: %s%n", round + 1, content.bytes(), turn.loader(), turn.outcome());
                turns.add(turn);
            }
        }
        return new LoadedFile(content, turns);
    }

    LoadTurn load(Loader loader, Path file, Content content) throws SQLException {
        try (var database = server.newDatabase()) {
            if (needsTable) {
                try (var connection = database.dataSource().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute(GiantDump.CREATE_TABLE);
                }
            }
            var ended = loader.load(database, file);
            if (!ended.well()) {
                var why = loader.failure(ended);
                var load = Load.failed(loader.label(), ended.took(), loader.memory(ended), why);
                return LoadTurn.of(load, ended.took().toNanos() / 1e9);
            }
            var found = TableContent.of(database);
            return LoadTurn.of(
                    Load.checked(loader.label(), ended.took(), loader.memory(ended), content, found),
                    loader.seconds(ended));
        }
    }
}
