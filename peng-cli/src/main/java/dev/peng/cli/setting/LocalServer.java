package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of {@code --local}: started for the first one who asks, stopped at the end of the command; what it holds stays. For
 * several threads.
 */
public final class LocalServer implements AutoCloseable {

    private static final String MODULE = "dev.peng.local.LocalPostgres";

    private final Consumer<String> news;
    private @Nullable KeptServer server;

    /**
     * @param news is told where it runs
     */
    public LocalServer(Consumer<String> news) {
        this.news = news;
    }

    /**
     * Its database.
     *
     * @param folder of the project
     * @param settings below {@code peng.local} count
     * @throws ConfigurationException if it cannot be started
     */
    synchronized DatabaseTarget target(Path folder, Settings settings) {
        if (this.server == null) {
            if (!isThere()) {
                throw new ConfigurationException(
                        "--local needs peng-local-postgres on the class path", "Add it, or give --url.");
            }
            this.server = KeptServer.start(folder, settings);
            this.news.accept("local " + this.server);
        }
        return this.server.target();
    }

    /** Its database, if it is known already; it is not started. */
    synchronized String described() {
        return this.server == null
                ? "the local PostgreSQL of this folder (--local)"
                : this.server.target().described();
    }

    @Override
    public synchronized void close() {
        if (this.server != null) {
            this.server.close();
        }
    }

    private static boolean isThere() {
        try {
            Class.forName(MODULE, false, LocalServer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
