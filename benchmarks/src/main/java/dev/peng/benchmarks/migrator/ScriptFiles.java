package dev.peng.benchmarks.migrator;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** Reads scripts in the shortest way. */
final class ScriptFiles {

    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";

    private ScriptFiles() {}

    /** The content of each by its name, in the order of the names. */
    static SortedMap<String, byte[]> read(String location) throws IOException {
        return location.startsWith(FILESYSTEM)
                ? ofFolder(Path.of(location.substring(FILESYSTEM.length())))
                : ofClassPath(location.substring(CLASSPATH.length()) + "/");
    }

    private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.newDirectoryStream(folder)) {
            for (var path : paths) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> ofClassPath(String folder) throws IOException {
        var url = ClassLoader.getSystemResource(folder);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("no jar on the class path has " + folder);
        }
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            return ofJar(jar, folder);
        }
    }

    private static SortedMap<String, byte[]> ofJar(JarFile jar, String folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var entries = jar.entries();
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                try (var in = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(folder.length()), in.readAllBytes());
                }
            }
        }
        return files;
    }
}
