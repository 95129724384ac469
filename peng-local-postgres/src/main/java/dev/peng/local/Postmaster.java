package dev.peng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server process of a data directory. Its pid comes from {@code postmaster.pid}, which outlives a crash, so
 * nothing is believed before the process proves to be a PostgreSQL that works in that directory (Linux shows where a
 * process works) or, elsewhere, one that started when the file says.
 *
 * @param process the verified process
 * @param dataDirectory the directory that it serves
 */
record Postmaster(ProcessHandle process, Path dataDirectory) {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    static Optional<Postmaster> of(Path dataDirectory) {
        try {
            var lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(Postmaster::isPostgres)
                    .filter(process -> showsFolders() ? worksIn(process, dataDirectory) : startedAt(process, started))
                    .map(process -> new Postmaster(process, dataDirectory));
        } catch (IOException | RuntimeException unreadable) {
            log.debug("No server is running in {}: {}", dataDirectory, unreadable.toString());
            return Optional.empty();
        }
    }

    /** Stops it; the mode is one of {@code pg_ctl stop}: immediate, fast or smart. */
    void stop(Installation installation, String mode) {
        installation.run("pg_ctl", "stop", "-D", dataDirectory.toString(), "-m", mode, "-w", "-t", "60");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(List.of("postgres", "postgres.exe")::contains)
                .isPresent();
    }

    private static boolean showsFolders() {
        return Files.exists(PROCESSES.resolve("self/cwd"));
    }

    private static boolean worksIn(ProcessHandle process, Path dataDirectory) {
        try {
            return Files.isSameFile(PROCESSES.resolve(process.pid() + "/cwd"), dataDirectory);
        } catch (IOException gone) {
            return false;
        }
    }

    static boolean startedAt(ProcessHandle process, Instant recorded) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, recorded).abs())
                .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }
}
