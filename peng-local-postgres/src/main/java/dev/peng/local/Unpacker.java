package dev.peng.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks an archive of binaries, so that its folder is either absent or whole. Systems that clean their temporary
 * folder take single files that were not used for some days: the folder is unpacked again when its files do not add up.
 */
final class Unpacker {

    private static final String COUNT = ".count";

    private Unpacker() {}

    /** Leaves {@code home} alone if it is whole; two JVMs that unpack at once do it twice, and one result stays. */
    static void unpack(BinariesJar jar, Path home, Path scratch) throws IOException {
        if (isWhole(home)) {
            return;
        }
        try (var archive = new BufferedInputStream(jar.archive().openStream())) {
            unpack(archive, Files.createDirectories(scratch));
        }
        Files.writeString(scratch.resolve(COUNT), Long.toString(count(scratch)));
        Files.createDirectories(home.getParent());
        putAside(home, scratch.resolveSibling("broken"));
        putInPlace(scratch, home);
    }

    private static boolean isWhole(Path home) throws IOException {
        var count = home.resolve(COUNT);
        return Files.exists(count) && Files.readString(count).equals(Long.toString(count(home)));
    }

    private static long count(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> !file.endsWith(COUNT)).count();
        }
    }

    private static void putAside(Path home, Path aside) throws IOException {
        if (Files.isDirectory(home) && !isWhole(home)) {
            Files.move(home, aside, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void putInPlace(Path scratch, Path home) throws IOException {
        try {
            Files.move(scratch, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!isWhole(home)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                write(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            if (entry.getName().startsWith("bin/")) {
                makeExecutable(file);
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }
}
