package dev.peng.cli.setting;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * A setting that was found.
 *
 * @param key its name
 * @param value as it holds, masked if it is secret
 * @param origin where it was found, for people
 */
public record Found(String key, String value, String origin) {

    private static final String MASK = "******";
    private static final Pattern IN_URL =
            Pattern.compile("(?<=[?&](?:password|sslpassword)=)[^&]*|(?<=://)[^/@:]*:[^/@]*(?=@)");
    // As Spring Boot calls what it has read of a file.
    private static final Pattern FILE = Pattern.compile("^Config resource '(file|class path resource) \\[(.*?)]'");
    private static final List<String> OF_SPRING =
            List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");

    /** All that mean something to peng, by name; what counts, not what it hides. */
    static List<Found> in(ConfigurableEnvironment environment, Path folder) {
        var all = new TreeMap<String, Found>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource known) {
                keys(known)
                        .forEach((key, name) ->
                                all.computeIfAbsent(key, found -> of(environment, name, source, name(source, folder))));
            }
        }
        return List.copyOf(all.values());
    }

    /** What people call a source. */
    static String name(ConfigurationPropertySource source, Path folder) {
        var name = source.getUnderlyingSource() instanceof PropertySource<?> underlying ? underlying.getName() : "";
        var file = FILE.matcher(name);
        if (!file.find()) {
            return name.replaceFirst(Sources.VARIABLES + "$", "");
        }
        return file.group(1).equals("file")
                ? relative(Path.of(file.group(2)), folder.toAbsolutePath())
                : "classpath:" + file.group(2);
    }

    private static String relative(Path file, Path folder) {
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    }

    private static Map<String, ConfigurationPropertyName> keys(IterableConfigurationPropertySource source) {
        var keys = new LinkedHashMap<String, ConfigurationPropertyName>();
        source.stream().filter(name -> isSetting(name.toString())).forEach(name -> keys.put(name.toString(), name));
        return keys;
    }

    // The others are variables with a meaning of their own.
    private static boolean isSetting(String name) {
        return OF_SPRING.contains(name)
                || (name.startsWith("peng.") && !name.startsWith("peng.database.") && !name.equals("peng.env"));
    }

    private static Found of(
            ConfigurableEnvironment environment,
            ConfigurationPropertyName key,
            ConfigurationPropertySource source,
            String origin) {
        var property = source.getConfigurationProperty(key);
        var value = property == null ? "" : environment.resolvePlaceholders(String.valueOf(property.getValue()));
        return new Found(key.toString(), masked(key.toString(), value), origin);
    }

    private static String masked(String key, String value) {
        var last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.contains("password") ? MASK : IN_URL.matcher(value).replaceAll(MASK);
    }
}
