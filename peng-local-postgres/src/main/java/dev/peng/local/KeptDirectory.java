package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory that survives restarts, held by this JVM alone. The lock file beside it stays when it is released:
 * deleting it would let two JVMs lock two files of the same name.
 */
final class KeptDirectory {

    private static final Logger log = LoggerFactory.getLogger(KeptDirectory.class);

    private final Path directory;
    private final OwnerLock lock;

    private KeptDirectory(Path directory, OwnerLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static KeptDirectory hold(Path requested) throws IOException {
        var directory = real(requested);
        var file = beside(directory, ".lock");
        var lock = OwnerLock.tryAcquire(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new KeptDirectory(directory, lock.orElseThrow(() -> inUse(directory, file)));
    }

    Path path() {
        return directory;
    }

    /** The major version that made it, empty when there is nothing yet; throws when it is something else. */
    Optional<Integer> major() throws IOException {
        if (isAbsentOrEmpty()) {
            return Optional.empty();
        }
        if (!Files.exists(directory.resolve("global/pg_control"))) {
            throw new LocalPostgresException(
                    Reason.BROKEN_DATA_DIRECTORY,
                    "%s is neither empty nor a whole PostgreSQL data directory; choose another folder, or delete it"
                            .formatted(directory));
        }
        return Optional.of(Integer.valueOf(
                Files.readString(directory.resolve("PG_VERSION")).strip()));
    }

    void requireMajor(int running) throws IOException {
        var made = major();
        if (made.isPresent() && made.get() != running) {
            throw new LocalPostgresException(
                    Reason.OTHER_VERSION,
                    "%s was made by PostgreSQL %d, and this is PostgreSQL %d: run with version %d, or choose another folder, or delete it"
                            .formatted(directory, made.get(), running, made.get()));
        }
    }

    /** Fills the directory in one step: it is made beside, and renamed when it is whole. */
    void create(Consumer<Path> initialise) throws IOException {
        var unfinished = beside(directory, ".unfinished");
        Folders.delete(unfinished);
        initialise.accept(unfinished);
        Files.deleteIfExists(directory);
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("Could not release {}: {}", directory, e.toString());
        }
    }

    private boolean isAbsentOrEmpty() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static LocalPostgresException inUse(Path directory, Path file) {
        return new LocalPostgresException(
                Reason.IN_USE,
                "%s is in use by the process %s; stop it first, or choose another folder"
                        .formatted(directory, holder(file)));
    }

    private static String holder(Path file) {
        try {
            return OwnerLock.holder(file);
        } catch (IOException e) {
            return "that holds " + file;
        }
    }

    /** The same path for everybody, however the folder is named: the lock depends on it. */
    private static Path real(Path requested) throws IOException {
        var absolute = requested.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        return Files.createDirectories(absolute.getParent()).toRealPath().resolve(absolute.getFileName());
    }

    private static Path beside(Path directory, String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }
}
