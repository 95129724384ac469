package dev.peng.boot.actuate;

import dev.peng.boot.PengStatus;
import java.util.LinkedHashMap;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says in {@code /actuator/info} which version the database is at. Answers from memory. */
public final class PengInfoContributor implements InfoContributor {

    private final PengStatus status;

    public PengInfoContributor(PengStatus status) {
        this.status = status;
    }

    @Override
    public void contribute(Info.Builder builder) {
        var about = new LinkedHashMap<String, Object>();
        about.put("state", this.status.state().toString());
        this.status.migrations().ifPresent(migrations -> {
            migrations.version().ifPresent(version -> about.put("version", version.toString()));
            about.put("pending", migrations.pending());
        });
        builder.withDetail("peng", about);
    }
}
