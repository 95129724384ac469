package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.local.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Who loads a dump: a process that is given a database and a file. */
sealed interface Loader {

    /** Nobody waits longer. */
    Duration LIMIT = Duration.ofMinutes(30);

    String label();

    /** Runs until it has ended. */
    OtherJvm.Ended load(LocalDatabase database, Path dump);

    /** What it needed, for people to read. */
    String memory(OtherJvm.Ended ended);

    /** Why it failed. */
    String failure(OtherJvm.Ended ended);

    /**
     * peng, as a seed.
     *
     * @param heap the largest heap, as {@code -Xmx} takes it
     */
    record WithPeng(String heap) implements Loader {

        @Override
        public String label() {
            return "peng, -Xmx" + heap;
        }

        @Override
        public OtherJvm.Ended load(LocalDatabase database, Path dump) {
            var folder = String.valueOf(dump.getParent());
            return OtherJvm.run(
                    SeedLoader.class,
                    List.of("-Xmx" + heap),
                    List.of(database.jdbcUrl(), database.username(), database.password(), folder),
                    LIMIT);
        }

        @Override
        public String memory(OtherJvm.Ended ended) {
            return "%d MB of heap, %d MB resident"
                    .formatted(megabytes(ended, SeedLoader.HEAP), megabytes(ended, SeedLoader.RESIDENT));
        }

        @Override
        public String failure(OtherJvm.Ended ended) {
            return ended.lineAfter(SeedLoader.FAILURE);
        }

        private static long megabytes(OtherJvm.Ended ended, String line) {
            return ended.inTime() ? Math.round(Long.parseLong(ended.lineAfter(line)) / 1e6) : 0;
        }
    }

    /** psql, in one transaction as peng does it. */
    record WithPsql() implements Loader {

        /** Whether there is a psql on the path. */
        static boolean installed() {
            try {
                return new ProcessBuilder("psql", "--version")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String label() {
            return "psql -1 -f";
        }

        @Override
        public OtherJvm.Ended load(LocalDatabase database, Path dump) {
            var credentials = database.username() + ":" + database.password() + "@";
            var uri = database.jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + credentials);
            var command = List.of("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", dump.toString(), uri);
            return OtherJvm.run(command, LIMIT);
        }

        @Override
        public String memory(OtherJvm.Ended ended) {
            return "";
        }

        @Override
        public String failure(OtherJvm.Ended ended) {
            return ended.output().strip().replaceAll("\\s+", " ");
        }
    }
}
