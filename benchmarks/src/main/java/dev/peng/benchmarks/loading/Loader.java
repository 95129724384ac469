package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.local.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who loads a dump: a process that is given a database and a file. */
sealed interface Loader {

    /** Nobody waits longer. */
    Duration LIMIT = Duration.ofMinutes(30);

    String label();

    /** Runs until it has ended. */
    OtherJvm.Ended load(LocalDatabase database, Path dump);

    /** How long the loading took, of one that went well; by default all of its process. */
    default double seconds(OtherJvm.Ended ended) {
        return ended.took().toNanos() / 1e9;
    }

    /** What it needed; by default nobody knows. */
    default Memory memory(OtherJvm.Ended ended) {
        return Memory.UNKNOWN;
    }

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
        public double seconds(OtherJvm.Ended ended) {
            return Long.parseLong(ended.lineAfter(SeedLoader.NANOSECONDS)) / 1e9;
        }

        @Override
        public Memory memory(OtherJvm.Ended ended) {
            return ended.inTime()
                    ? new Memory(bytes(ended, SeedLoader.HEAP), bytes(ended, SeedLoader.RESIDENT))
                    : Memory.UNKNOWN;
        }

        @Override
        public String failure(OtherJvm.Ended ended) {
            return ended.lineAfter(SeedLoader.FAILURE);
        }

        private static long bytes(OtherJvm.Ended ended, String line) {
            return Long.parseLong(ended.lineAfter(line));
        }
    }

    /**
     * psql, with the rows of a CSV file.
     *
     * @param table where they go
     */
    record WithPsqlCopy(String table) implements Loader {

        @Override
        public String label() {
            return "psql \\copy";
        }

        @Override
        public OtherJvm.Ended load(LocalDatabase database, Path rows) {
            var copy = "\\copy %s from '%s' with (format csv, header)".formatted(table, rows);
            return WithPsql.run(database, "-c", copy);
        }

        @Override
        public String failure(OtherJvm.Ended ended) {
            return WithPsql.said(ended);
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
            return run(database, "-1", "-f", dump.toString());
        }

        @Override
        public String failure(OtherJvm.Ended ended) {
            return said(ended);
        }

        private static OtherJvm.Ended run(LocalDatabase database, String... what) {
            var credentials = database.username() + ":" + database.password() + "@";
            var command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
            command.addAll(List.of(what));
            command.add(database.jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + credentials));
            return OtherJvm.run(command, LIMIT);
        }

        private static String said(OtherJvm.Ended ended) {
            return ended.output().strip().replaceAll("\\s+", " ");
        }
    }
}
