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
            paths.forEach(path -> {
                InputStreamSource source = () -> Files.newInputStream(path);
                finds.add(folder.relativize(path).toString().replace('\\', '/'), path.toString(), source, source);
            });
        }
    }
}
