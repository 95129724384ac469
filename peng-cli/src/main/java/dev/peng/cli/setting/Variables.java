package dev.peng.cli.setting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What variables of other names than those of settings mean: {@code PENG_DATABASE_URL}, and those of PostgreSQL's own clients.
 *
 * @param all by name
 */
record Variables(Map<String, String> all) {

    private static final Map<String, String> PARAMETERS = Map.of(
            "PGSSLMODE", "sslmode",
            "PGSSLROOTCERT", "sslrootcert",
            "PGSSLCERT", "sslcert",
            "PGSSLKEY", "sslkey",
            "PGOPTIONS", "options");

    /** As settings, by their names. */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        put(settings, "peng.datasource.username", value("PGUSER"));
        put(settings, "peng.datasource.password", value("PGPASSWORD"));
        var database = value("PENG_DATABASE_URL");
        put(settings, "peng.datasource.url", database == null ? url() : database);
        return settings;
    }

    private @Nullable String url() {
        if (value("PGHOST") == null && value("PGDATABASE") == null) {
            return null;
        }
        var user = value("PGUSER");
        var database = value("PGDATABASE", user == null ? System.getProperty("user.name") : user);
        return "jdbc:postgresql://" + hosts() + "/" + encoded(database) + parameters();
    }

    // Several hosts share one port, or have one each.
    private String hosts() {
        var hosts = value("PGHOST", "localhost").split(",");
        var ports = value("PGPORT", "5432").split(",");
        var all = new StringBuilder();
        for (var i = 0; i < hosts.length; i++) {
            all.append(i == 0 ? "" : ",")
                    .append(bracketed(hosts[i]))
                    .append(':')
                    .append(ports[Math.min(i, ports.length - 1)]);
        }
        return all.toString();
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private String parameters() {
        var parameters = new LinkedHashMap<String, String>();
        PARAMETERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> put(parameters, entry.getValue(), value(entry.getKey())));
        var text = new StringBuilder();
        parameters.forEach((name, value) ->
                text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value)));
        return text.toString();
    }

    private @Nullable String value(String name) {
        var value = all.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private String value(String name, String otherwise) {
        var value = value(name);
        return value == null ? otherwise : value;
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
