package dev.peng.run;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.local.LocalDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** Says {@code ready}, waits for a line, runs migrations and seeds, and says how many steps it has committed. */
final class RunInAnotherJvm {

    private RunInAnotherJvm() {}

    /**
     * Starts it.
     *
     * @param heap an option such as {@code -Xmx48m}
     * @param database where to run
     * @param root of the scripts
     */
    static Process start(String heap, LocalDatabase database, Path root) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunInAnotherJvm.class.getName(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(args[0]);
        dataSource.setUser(args[1]);
        dataSource.setPassword(args[2]);
        var scripts = Scripts.in(Path.of(args[3]));
        var config = new PengConfig(ConcurrentRunsIntegrationTests.impatient(), scripts.migrations(), scripts.seeds());
        var peng = Peng.on(dataSource).config(config).build();

        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        var migrations = peng.migrations().up().outcome().steps().size();
        var seeds = peng.seeds().applyAll().outcome().steps().size();
        System.out.println(migrations + seeds);
    }
}
