package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A server of the embedded binaries, in a process of its own. */
final class EmbeddedServer implements Server {

    private final Cluster cluster;
    private final int port;
    private final Workspace workspace;
    private final @Nullable KeptDirectory kept;

    private EmbeddedServer(Cluster cluster, int port, Workspace workspace, @Nullable KeptDirectory kept) {
        this.cluster = cluster;
        this.port = port;
        this.workspace = workspace;
        this.kept = kept;
    }

    static EmbeddedServer thrownAway(@Nullable Integer version) {
        return start(workspace -> {
            var installation = install(workspace, BinariesJar.find(version));
            var cluster = new Cluster(installation, workspace.data(), workspace.log());
            cluster.initialiseThrowAway();
            return new EmbeddedServer(cluster, cluster.start(), workspace, null);
        });
    }

    static EmbeddedServer keeping(Path directory, @Nullable Integer version) {
        return start(workspace -> {
            var kept = KeptDirectory.hold(directory);
            try {
                return start(kept, version, workspace);
            } catch (IOException | RuntimeException e) {
                kept.release();
                throw e;
            }
        });
    }

    private static EmbeddedServer start(KeptDirectory kept, @Nullable Integer version, Workspace workspace)
            throws IOException {
        var jar = BinariesJar.find(version == null ? madeBy(kept) : version);
        var cluster = new Cluster(install(workspace, jar), kept.path(), workspace.log());
        Postmaster.of(kept.path()).ifPresent(orphan -> orphan.stop(cluster.installation(), "fast"));
        kept.requireMajor(jar.major());
        if (kept.major().isEmpty()) {
            kept.create(unfinished -> new Cluster(cluster.installation(), unfinished, cluster.log()).initialise());
        }
        return new EmbeddedServer(cluster, cluster.start(), workspace, kept);
    }

    private static EmbeddedServer start(Start start) {
        try {
            var workspace = Workspace.open();
            try {
                return start.in(workspace);
            } catch (IOException | RuntimeException e) {
                workspace.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalPostgresException(Reason.NOT_STARTED, "No embedded PostgreSQL: " + e, e);
        }
    }

    private static Installation install(Workspace workspace, BinariesJar jar) throws IOException {
        var installation = workspace.install(jar);
        workspace.sweepOthers(installation);
        return installation;
    }

    /** Its version, if there are binaries of it: with others on the class path the clash is told, not their absence. */
    private static @Nullable Integer madeBy(KeptDirectory kept) throws IOException {
        return kept.major().filter(BinariesJar::has).orElse(null);
    }

    @Override
    public String host() {
        return Cluster.HOST;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String username() {
        return Cluster.USER;
    }

    @Override
    public String password() {
        return Cluster.USER;
    }

    @Override
    public String location() {
        return cluster.data().toString();
    }

    @Override
    public void stop() {
        cluster.stop(kept == null ? "immediate" : "fast");
        if (kept != null) {
            kept.release();
        }
        workspace.close();
    }

    private interface Start {
        EmbeddedServer in(Workspace workspace) throws IOException;
    }
}
