package dev.peng.boot.actuate;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says in {@code /actuator/info} which versions the databases are at. Answers from memory. */
public final class PengInfoContributor implements InfoContributor {

    private final PengStatus status;
    private final NamedDatabases further;

    /**
     * @param status of the main database
     * @param further the others
     */
    public PengInfoContributor(PengStatus status, NamedDatabases further) {
        this.status = status;
        this.further = further;
    }

    @Override
    public void contribute(Info.Builder builder) {
        var about = about(this.status);
        var others = this.further.map(PengInfoContributor::about);
        if (!others.isEmpty()) {
            about.put("databases", others);
        }
        builder.withDetail("peng", about);
    }

    private static Map<String, Object> about(PengStatus status) {
        var about = new LinkedHashMap<String, Object>();
        about.put("state", status.state().toString());
        status.migrations().ifPresent(migrations -> {
            migrations.version().ifPresent(version -> about.put("version", version.toString()));
            about.put("asOf", migrations.asOf());
            about.put("pending", migrations.pending());
        });
        return about;
    }
}
