package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackerTests {

    @TempDir
    private Path folder;

    @Test
    void unpacksProgramsLinksAndFiles() throws IOException {
        var home = folder.resolve("binaries/home");

        Unpacker.unpack(archive(), home, folder.resolve("scratch"));

        assertThat(home.resolve("bin/postgres")).isExecutable().hasContent("program");
        assertThat(home.resolve("lib/libpq.so")).isSymbolicLink().hasContent("library");
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void unpacksOnceAndAgainWhenAFileIsGone() throws IOException {
        var home = folder.resolve("binaries/home");
        var library = home.resolve("lib/libpq.so.5");
        Unpacker.unpack(archive(), home, folder.resolve("first"));
        var marked = Files.writeString(library, "the first one");

        Unpacker.unpack(archive(), home, folder.resolve("second"));
        assertThat(marked).hasContent("the first one");

        Files.delete(home.resolve("bin/postgres"));
        Unpacker.unpack(archive(), home, folder.resolve("third"));
        assertThat(library).hasContent("library");
        assertThat(home.resolve("bin/postgres")).exists();
    }

    @Test
    void acceptsWhatAnotherJvmHasUnpackedMeanwhile() throws IOException {
        var home = folder.resolve("binaries/home");
        Unpacker.unpack(archive(), home, folder.resolve("other"));
        Files.createDirectories(folder.resolve("mine"));

        Unpacker.putInPlace(folder.resolve("mine"), home);

        assertThat(home.resolve("bin/postgres")).exists();
    }

    private BinariesJar archive() throws IOException {
        var file = folder.resolve("postgres.txz");
        try (var tar =
                new TarArchiveOutputStream(new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(0)))) {
            put(tar, "bin/postgres", "program");
            put(tar, "lib/libpq.so.5", "library");
            var link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return new BinariesJar(1, "1.0.0", file.toUri().toURL());
    }

    private static void put(TarArchiveOutputStream tar, String name, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
