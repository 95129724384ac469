package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as the driver or as PostgreSQL's own clients write it.
 *
 * @param text {@code jdbc:postgresql://host/database} or {@code postgres://user:password@host/database}
 */
record DatabaseUrl(String text) {

    private static final String JDBC = "jdbc:";
    private static final Pattern USER = Pattern.compile("[?&]user=");

    /**
     * For the driver; without the credentials of PostgreSQL's own form.
     *
     * @throws ConfigurationException if it is of neither form
     */
    String jdbc() {
        if (text.startsWith(JDBC)) {
            return text;
        }
        if (!text.matches("postgres(ql)?://.*")) {
            throw unusable();
        }
        return jdbc(uri());
    }

    /** Whether it says who connects. */
    boolean hasUser() {
        return text.startsWith(JDBC) ? USER.matcher(text).find() : userInfo(uri()) != null;
    }

    /** Who connects, in PostgreSQL's own form; the driver reads its own. */
    Optional<String> username() {
        return credential(0);
    }

    /** The password, in PostgreSQL's own form. */
    Optional<String> password() {
        return credential(1);
    }

    private Optional<String> credential(int part) {
        var user = text.startsWith(JDBC) ? null : userInfo(uri());
        return Optional.ofNullable(user)
                .map(all -> all.split(":", 2))
                .filter(parts -> parts.length > part)
                .map(parts -> decoded(parts[part]));
    }

    private static String jdbc(URI uri) {
        var authority = authority(uri);
        var hosts = authority.substring(authority.lastIndexOf('@') + 1);
        var query = uri.getRawQuery();
        return "jdbc:postgresql://" + hosts + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (query == null ? "" : "?" + query);
    }

    // The class knows no list of hosts, and then no user either.
    private static @Nullable String userInfo(URI uri) {
        var authority = authority(uri);
        var end = authority.lastIndexOf('@');
        return end < 0 ? null : authority.substring(0, end);
    }

    private static String authority(URI uri) {
        return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
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
