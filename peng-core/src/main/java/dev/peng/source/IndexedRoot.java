package dev.peng.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;

/**
 * A folder on the class path whose files a {@link FileIndex} has listed.
 *
 * @param location that it belongs to
 * @param files the stamps of its files, by their paths below it
 * @param classLoader that has it
 */
record IndexedRoot(Location location, Map<String, Stamp> files, ClassLoader classLoader) implements Root {

    @Override
    public void findFiles(Finds finds) throws IOException {
        for (var file : files.entrySet()) {
            var path = file.getKey();
            var name = location.path() + "/" + path;
            if (file.getValue().equals(Stamp.UNKNOWN)) {
                for (var url : Collections.list(classLoader.getResources(name))) {
                    finds.add(path, url.toString(), file::getValue, () -> open(url), () -> open(url));
                }
            } else {
                finds.add(path, origin(name), file::getValue, () -> open(name), () -> open(name));
            }
        }
    }

    private String origin(String name) throws IOException {
        var url = classLoader.getResource(name);
        if (url == null) {
            throw gone(name);
        }
        return url.toString();
    }

    // By the class loader, which has its jars open.
    private InputStream open(String name) throws IOException {
        var in = classLoader.getResourceAsStream(name);
        if (in == null) {
            throw gone(name);
        }
        return in;
    }

    private static InputStream open(URL url) throws IOException {
        var connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static IOException gone(String name) {
        return new FileNotFoundException(name + " was there when the application was processed ahead of time");
    }
}
