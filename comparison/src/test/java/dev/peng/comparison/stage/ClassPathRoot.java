package dev.peng.comparison.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder that stands for {@code src/main/resources} of an application. */
final class ClassPathRoot {

    private final Path folder;

    ClassPathRoot() {
        try {
            this.folder = Files.createTempDirectory("shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return this.folder;
    }

    void write(Tool.Script script) {
        try {
            var file = this.folder.resolve(script.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, script.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Tool.Script script) {
        try {
            Files.delete(this.folder.resolve(script.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees the folder beside the class path of the tests; a new one for each start, as a new process has. */
    URLClassLoader classLoader() {
        try {
            var urls = new URL[] {this.folder.toUri().toURL()};
            return new URLClassLoader(urls, getClass().getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
