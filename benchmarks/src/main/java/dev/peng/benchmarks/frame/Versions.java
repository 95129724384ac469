package dev.peng.benchmarks.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.util.LiquibaseUtil;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.DriverInfo;
import org.springframework.core.SpringVersion;

/** The versions of those who take part. */
public final class Versions {

    private Versions() {}

    /** Of these, in the order of the tables. */
    public static Map<String, String> of(Set<String> names) {
        var versions = new LinkedHashMap<String, String>();
        versions.put("peng", orUnknown(Versions.class.getPackage().getImplementationVersion()));
        versions.put("Flyway", VersionPrinter.getVersion());
        versions.put("Liquibase", LiquibaseUtil.getBuildVersion());
        versions.put("Spring JDBC", orUnknown(SpringVersion.getVersion()));
        versions.put("pgjdbc", DriverInfo.DRIVER_VERSION);
        versions.keySet().retainAll(names);
        return versions;
    }

    /** In one line, for tables. */
    public static String describe(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String orUnknown(@Nullable String version) {
        return version == null ? "unknown" : version;
    }
}
