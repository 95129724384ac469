package dev.peng.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.InputStreamSource;

/** A folder of the file system. */
record FolderRoot(Path folder) implements Root {

    @Override
    public void findFiles(Finds finds) throws IOException {
        try (var paths = Files.find(
                folder, Integer.MAX_VALUE, (path, has) -> has.isRegularFile(), FileVisitOption.FOLLOW_LINKS)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                InputStreamSource source = () -> Files.newInputStream(path);
                var name = folder.relativize(path).toString().replace('\\', '/');
                finds.add(name, path.toString(), () -> Stamp.of(path), source, source);
            }
        }
    }
}
