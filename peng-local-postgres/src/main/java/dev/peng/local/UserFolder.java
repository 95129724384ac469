package dev.peng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder for temporary things. Programs are run from it and the temporary folder is open to all users, so it must
 * belong to the current user and be writable by nobody else.
 */
final class UserFolder {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FOREIGN_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private UserFolder() {}

    /** {@code peng-local-postgres}, or the same with the user's name when another user has taken that. */
    static Path get() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
        for (var name :
                Stream.of("", "-" + user).map("peng-local-postgres"::concat).toList()) {
            var folder = temporary.resolve(name);
            if (isPrivate(folder)) {
                return folder;
            }
        }
        throw new IOException("No folder for the current user alone in " + temporary);
    }

    private static boolean isPrivate(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return true; // the temporary folder is the user's own
        }
        createIfAbsent(folder);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(folder).stream().noneMatch(FOREIGN_WRITE::contains)
                && isOwn(folder);
    }

    private static void createIfAbsent(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
    }

    /** Compares with the owner of a new file: names of users are not to be trusted inside containers. */
    private static boolean isOwn(Path folder) throws IOException {
        var probe = Files.createTempFile("peng", null);
        try {
            return Files.getOwner(probe).equals(Files.getOwner(folder));
        } finally {
            Files.delete(probe);
        }
    }
}
