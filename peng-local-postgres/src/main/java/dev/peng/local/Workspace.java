package dev.peng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scratch folder of one embedded server, {@code <tmp>/peng-local-postgres/<id>}, and the owner lock beside it.
 *
 * <ol>
 *   <li>A JVM creates {@code <id>.lock} under a fresh id, locks it, and looks whether it still exists: another JVM may
 *       have swept it in between, and then it takes another id. Only then it creates the folder.
 *   <li>Each start sweeps: a lock file that can be locked belongs to a dead JVM. Its server is stopped, its folder and
 *       then its lock file are deleted, all while the lock is held, so two JVMs that sweep at once do not meet.
 *   <li>Closing deletes the folder, then the lock file, then gives the lock back.
 * </ol>
 */
final class Workspace {

    private static final Logger log = LoggerFactory.getLogger(Workspace.class);
    private static final String LOCK = ".lock";

    private final Path folder;
    private final OwnerLock lock;

    private Workspace(Path folder, OwnerLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Workspace open() throws IOException {
        var root = UserFolder.get();
        for (; ; ) {
            var opened = tryOpen(root, UUID.randomUUID().toString().substring(0, 8));
            if (opened.isPresent()) {
                return opened.get();
            }
        }
    }

    private static Optional<Workspace> tryOpen(Path root, String id) throws IOException {
        var file = root.resolve(id + LOCK);
        var lock = OwnerLock.tryAcquire(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.isPresent() && !Files.exists(file)) {
            lock.get().close();
            return Optional.empty();
        }
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Workspace(Files.createDirectory(root.resolve(id)), lock.get()));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Installation install(BinariesJar jar) throws IOException {
        var home = folder.resolveSibling("binaries").resolve(jar.folder(Platform.current()));
        Unpacker.unpack(jar, home, folder.resolve("unpacking"));
        return new Installation(home, folder.resolve("command.log"));
    }

    /** Removes what killed JVMs have left. A failure is told and not thrown: it must not stop a new server. */
    void sweepOthers(Installation installation) throws IOException {
        for (var file : lockFiles()) {
            try {
                sweep(file, installation);
            } catch (IOException | RuntimeException e) {
                log.warn("Could not remove what a killed JVM left behind {}: {}", file, e.toString());
            }
        }
    }

    private List<Path> lockFiles() throws IOException {
        try (var files = Files.list(folder.getParent())) {
            return files.filter(file -> file.toString().endsWith(LOCK)).toList();
        }
    }

    private static void sweep(Path file, Installation installation) throws IOException {
        var lock = OwnerLock.tryAcquire(file, StandardOpenOption.WRITE);
        if (lock.isEmpty()) {
            return;
        }
        try (var held = lock.get()) {
            var name = file.getFileName().toString();
            var left = new Workspace(file.resolveSibling(name.substring(0, name.length() - LOCK.length())), held);
            log.debug("Sweeping {}, whose JVM is gone", left.folder);
            Postmaster.of(left.data()).ifPresent(orphan -> orphan.stop(installation, "immediate"));
            left.delete();
        }
    }

    /** Deletes the folder; what cannot be deleted is left to the next sweep. */
    void close() {
        try (lock) {
            delete();
        } catch (IOException e) {
            log.warn("Could not delete {}, the next start will: {}", folder, e.toString());
        }
    }

    private void delete() throws IOException {
        Folders.delete(folder);
        lock.deleteFile();
    }
}
