package dev.peng.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All corpora, written into a folder. */
public final class Corpora {

    private static final long MEGABYTE = 1_000_000;

    private Corpora() {}

    /**
     * Writes dumps of these sizes, each as {@code COPY} data and as {@code INSERT} statements, and the small scripts.
     *
     * @param folder an existing folder
     * @param megabytes the sizes of the dumps, in millions of bytes
     * @param scripts the number of small scripts
     */
    public static List<Corpus> write(Path folder, List<Integer> megabytes, int scripts) throws IOException {
        var corpora = new ArrayList<Corpus>();
        for (var size : megabytes) {
            corpora.add(copyDump(folder, size + " MB of COPY data", size * MEGABYTE));
        }
        for (var size : megabytes) {
            corpora.add(insertDump(folder, size + " MB of INSERT", size * MEGABYTE));
        }
        corpora.add(smallScripts(folder, String.format(Locale.ROOT, "%,d small scripts", scripts), scripts));
        return corpora;
    }

    /** A dump of about that many bytes whose rows are {@code COPY} data. */
    public static Corpus copyDump(Path folder, String name, long bytes) throws IOException {
        return Dumps.copy(name, folderOf(folder, name), bytes);
    }

    /** A dump of about that many bytes whose rows are {@code INSERT} statements. */
    public static Corpus insertDump(Path folder, String name, long bytes) throws IOException {
        return Dumps.insert(name, folderOf(folder, name), bytes);
    }

    /** So many migration files. */
    public static Corpus smallScripts(Path folder, String name, int scripts) throws IOException {
        return new SmallScripts().write(name, folderOf(folder, name), scripts);
    }

    private static Path folderOf(Path folder, String name) throws IOException {
        return Files.createDirectories(folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-")));
    }
}
