package dev.peng.benchmarks.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.DriverInfo;
import org.springframework.core.SpringVersion;

/** The versions of those who take part. */
public final class Versions {

    private Versions() {}

    /** By name, in the order of the tables. */
    public static Map<String, String> ofContestants() {
        var versions = new LinkedHashMap<String, String>();
        versions.put("peng", orUnknown(Versions.class.getPackage().getImplementationVersion()));
        versions.put("Flyway", VersionPrinter.getVersion());
        versions.put("Spring JDBC", orUnknown(SpringVersion.getVersion()));
        versions.put("pgjdbc", DriverInfo.DRIVER_VERSION);
        return versions;
    }

    private static String orUnknown(@Nullable String version) {
        return version == null ? "unknown" : version;
    }
}
