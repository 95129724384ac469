package dev.peng.source;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.JarFile;

/**
 * A folder in a jar, also in one that is itself in a jar, if its class loader has connections for that. The jar is opened
 * once for all of its files.
 *
 * @param url of the folder, with a slash at the end
 */
record JarRoot(URL url) implements Root {

    /** Whether it is one. */
    static boolean isOne(URL url) throws IOException {
        return url.openConnection() instanceof JarURLConnection;
    }

    @Override
    public void findFiles(Finds finds) throws IOException {
        var connection = connection();
        var folder = connection.getEntryName();
        try (var jar = connection.getJarFile()) {
            for (var entries = jar.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = entry.getName();
                if (name.startsWith(folder) && !entry.isDirectory()) {
                    var path = name.substring(folder.length());
                    finds.add(
                            path, url + path, () -> Stamp.of(entry), () -> jar.getInputStream(entry), () -> open(name));
                }
            }
        }
    }

    private InputStream open(String name) throws IOException {
        var jar = connection().getJarFile();
        try {
            var entry = jar.getJarEntry(name);
            if (entry == null) {
                throw new FileNotFoundException(name + " is not in " + jar.getName() + " any more");
            }
            return new WithItsJar(jar.getInputStream(entry), jar);
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    // Without a cache: it would keep the jar open for ever.
    private JarURLConnection connection() throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    /** Closes the jar, too. */
    private static final class WithItsJar extends FilterInputStream {

        private final JarFile jar;

        WithItsJar(InputStream in, JarFile jar) {
            super(in);
            this.jar = jar;
        }

        @Override
        public void close() throws IOException {
            try (this.jar) {
                super.close();
            }
        }
    }
}
