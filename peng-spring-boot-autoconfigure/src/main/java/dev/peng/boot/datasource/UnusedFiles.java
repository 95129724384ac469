package dev.peng.boot.datasource;

import dev.peng.source.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ResourceLoader;

/** Says that there are migrations and no database for them: nobody would notice that they are not applied. */
public final class UnusedFiles implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(UnusedFiles.class);

    private final List<Location> locations;
    private final ResourceLoader resources;

    /**
     * @param locations folders of migrations
     * @param resources where they are
     */
    public UnusedFiles(List<Location> locations, ResourceLoader resources) {
        this.locations = locations;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() {
        var there = this.locations.stream().filter(this::exists).toList();
        if (!there.isEmpty()) {
            log.warn(
                    "the migrations in {} are not applied: there is no DataSource and no peng.datasource.url;"
                            + " peng.enabled=false if that is meant",
                    there);
        }
    }

    private boolean exists(Location location) {
        return switch (location.scheme()) {
            case CLASSPATH -> this.resources.getResource(location.toString()).exists();
            case FILESYSTEM -> Files.exists(Path.of(location.path()));
        };
    }
}
