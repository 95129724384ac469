package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.util.Arrays;

/**
 * A folder of files: {@code classpath:peng/migrations} (all jars and folders of the class path that have it) or {@code
 * filesystem:db/migrations} (relative to the working directory). With {@code optional:} in front it need not exist.
 *
 * @param scheme where the folder is
 * @param path its path with {@code /}, without a slash at the end
 * @param optional whether it need not exist
 */
public record Location(Scheme scheme, String path, boolean optional) {

    private static final String OPTIONAL = "optional:";

    /** Where a folder can be. */
    public enum Scheme {
        CLASSPATH("classpath:"),
        FILESYSTEM("filesystem:");

        private final String prefix;

        Scheme(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * Parses {@code classpath:…} or {@code filesystem:…}, perhaps with {@code optional:} in front; a bare path is one on the
     * class path.
     *
     * @throws ConfigurationException for any other prefix, or an empty path
     */
    public static Location parse(String text) {
        if (text.startsWith(OPTIONAL)) {
            var location = parse(text.substring(OPTIONAL.length()));
            return new Location(location.scheme, location.path, true);
        }
        for (var scheme : Scheme.values()) {
            if (text.startsWith(scheme.prefix)) {
                return of(scheme, text.substring(scheme.prefix.length()), text);
            }
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]*\\*?:.*")) {
            throw unusable(text);
        }
        return of(Scheme.CLASSPATH, text, text);
    }

    private static Location of(Scheme scheme, String path, String text) {
        var parts = Arrays.stream(path.strip().split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.isEmpty() || (scheme == Scheme.CLASSPATH && parts.stream().anyMatch(Location::isNoFolder))) {
            throw unusable(text);
        }
        var absolute = scheme == Scheme.FILESYSTEM && path.strip().startsWith("/");
        return new Location(scheme, (absolute ? "/" : "") + String.join("/", parts), false);
    }

    private static boolean isNoFolder(String part) {
        return part.equals("..") || part.contains("*") || part.contains("?");
    }

    private static ConfigurationException unusable(String text) {
        return new ConfigurationException(
                "\"" + text + "\" is no location of migrations or seeds",
                "Write classpath:<folder> or filesystem:<folder>.");
    }

    @Override
    public String toString() {
        return scheme.prefix + path;
    }
}
