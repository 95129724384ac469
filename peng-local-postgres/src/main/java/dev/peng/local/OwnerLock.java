package dev.peng.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A lock file that belongs to one JVM until it is closed or the JVM dies in whatever way; it holds the JVM's pid.
 *
 * <p>POSIX drops all locks that a process has on a file as soon as it closes <em>any</em> descriptor of that file, so a
 * file that this JVM holds must not be opened a second time. The system properties remember what it holds, because a
 * static field would do so only for one class loader.
 */
final class OwnerLock implements AutoCloseable {

    private static final String HELD = "peng.local.held.";

    /** Behind the content, which others must be able to read where locks are mandatory (Windows). */
    private static final long LOCKED_BYTE = Integer.MAX_VALUE;

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock, or returns empty when it is held by this or another JVM, or the file is not there. */
    static Optional<OwnerLock> tryAcquire(Path file, OpenOption... options) throws IOException {
        if (System.getProperties().putIfAbsent(HELD + file, pid()) != null) {
            return Optional.empty();
        }
        var lock = Optional.<OwnerLock>empty();
        try {
            lock = open(file, options);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                System.getProperties().remove(HELD + file);
            }
        }
    }

    private static Optional<OwnerLock> open(Path file, OpenOption... options) throws IOException {
        try {
            var lock = new OwnerLock(file, FileChannel.open(file, options));
            if (lock.channel.tryLock(LOCKED_BYTE, 1, false) != null) {
                lock.writePid();
                return Optional.of(lock);
            }
            lock.channel.close();
            return Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** The pid of the JVM that holds the lock, as far as its file says. */
    static String holder(Path file) throws IOException {
        var here = System.getProperty(HELD + file);
        return here != null ? here : Files.readString(file).strip();
    }

    /** Deletes the file while the lock is still held. */
    void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        System.getProperties().remove(HELD + file);
    }

    private void writePid() throws IOException {
        channel.truncate(0).write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.UTF_8)));
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
