package dev.peng.boot.autoconfigure;

import dev.peng.boot.NamedDatabases;
import dev.peng.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The settings under {@code peng.databases.<name>}: those under {@code peng}, with folders of their own, and without what
 * there is only once in an application.
 */
final class FurtherProperties {

    private static final String PREFIX = "peng.databases";
    private static final List<String> ONCE =
            List.of("gate", "health", "status", "run-at", "mode", "mcp", "databases", "exit-after-run", "on-failure");

    private FurtherProperties() {}

    /** By name, in the order of the names; without those that are switched off. */
    static SortedMap<String, PengProperties> of(Environment environment) {
        var all = new TreeMap<String, PengProperties>();
        for (var name : names(environment)) {
            all.put(name, bind(environment, name));
        }
        all.values().removeIf(properties -> !properties.enabled());
        return all;
    }

    static String prefix(String name) {
        return PREFIX + "." + name;
    }

    private static Iterable<String> names(Environment environment) {
        var names = Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElseGet(Map::of)
                .keySet();
        names.forEach(FurtherProperties::check);
        return names;
    }

    private static void check(String name) {
        if (!name.matches("[a-z][a-z0-9-]*") || name.equals(NamedDatabases.MAIN)) {
            throw new ConfigurationException(
                    "\"" + name + "\" under " + PREFIX + " is no name for a further database",
                    "Use lower-case letters, digits and dashes, and not \"" + NamedDatabases.MAIN + "\".");
        }
    }

    private static PengProperties bind(Environment environment, String name) {
        var prefix = prefix(name);
        var binder =
                new Binder(sources(environment, prefix, name), new PropertySourcesPlaceholdersResolver(environment));
        ONCE.forEach(key -> refuse(binder, prefix, key));
        return binder.bind(prefix, PengProperties.class).get();
    }

    private static void refuse(Binder binder, String prefix, String key) {
        var name = prefix + "." + key;
        if (binder.bind(name, Object.class).isBound()
                || binder.bind(name, Bindable.mapOf(String.class, Object.class)).isBound()) {
            throw new ConfigurationException(
                    name + " is set, but there is only one for all databases", "Set peng." + key + " instead.");
        }
    }

    // Its folders come last, so that they hold where the application says nothing.
    private static Iterable<ConfigurationPropertySource> sources(Environment environment, String prefix, String name) {
        var folders = new MapConfigurationPropertySource(Map.of(
                prefix + ".migrations.locations", "optional:classpath:peng/" + name + "/migrations",
                prefix + ".seeds.locations", "optional:classpath:peng/" + name + "/seeds",
                prefix + ".queries.locations", "optional:classpath:peng/" + name + "/queries"));
        var sources = new ArrayList<ConfigurationPropertySource>();
        ConfigurationPropertySources.get(environment).forEach(sources::add);
        sources.add(folders);
        return sources;
    }
}
