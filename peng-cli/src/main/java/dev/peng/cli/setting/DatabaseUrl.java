package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a database is, as the driver or as PostgreSQL's own clients write it.
 *
 * @param text {@code jdbc:postgresql://host/database} or {@code postgres://user:password@host/database}
 */
record DatabaseUrl(String text) {

    private static final String JDBC = "jdbc:";

    /**
     * URL, user and password as settings, by their names; the last two only if the text has them outside of its parameters.
     *
     * @throws ConfigurationException if it is neither
     */
    Map<String, String> settings() {
        if (text.startsWith(JDBC)) {
            return Map.of("peng.datasource.url", text);
        }
        if (!text.matches("postgres(ql)?://.*")) {
            throw unusable();
        }
        var uri = uri();
        var settings = new LinkedHashMap<String, String>();
        settings.put("peng.datasource.url", jdbc(uri));
        var user = uri.getRawUserInfo();
        if (user != null) {
            var parts = user.split(":", 2);
            settings.put("peng.datasource.username", decoded(parts[0]));
            if (parts.length > 1) {
                settings.put("peng.datasource.password", decoded(parts[1]));
            }
        }
        return settings;
    }

    private static String jdbc(URI uri) {
        var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        var hosts = authority.substring(authority.lastIndexOf('@') + 1);
        var query = uri.getRawQuery();
        return "jdbc:postgresql://" + hosts + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (query == null ? "" : "?" + query);
    }

    private URI uri() {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unusable();
        }
    }

    // It can have a password in it.
    private static ConfigurationException unusable() {
        return new ConfigurationException(
                "the URL of the database cannot be read",
                "Write jdbc:postgresql://<host>:<port>/<database> or postgres://<user>@<host>:<port>/<database>; in user and"
                        + " password, percent-encode what is neither letter nor digit.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
