package dev.peng.boot.operation;

import dev.peng.source.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says besides the verb.
 *
 * @param to the version to go to
 * @param steps how many migrations
 * @param version of the migration to lock, unlock or force
 * @param applied what is true of a forced migration
 * @param names of seeds, separated by commas
 * @param force whether seeds run that have run already
 */
public record Options(
        @Nullable String to,
        @Nullable Integer steps,
        @Nullable String version,
        @Nullable Boolean applied,
        @Nullable String names,
        @Nullable Boolean force) {

    /** Nothing is said. */
    public static final Options NONE = new Options(null, null, null, null, null, null);

    /** One of them. */
    enum Option {
        TO,
        STEPS,
        VERSION,
        APPLIED,
        NAMES,
        FORCE;

        static String list(Set<Option> options) {
            return options.stream()
                    .map(option -> option.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Those that are said. */
    Set<Option> said() {
        var said = EnumSet.noneOf(Option.class);
        for (var option : Option.values()) {
            if (value(option) != null) {
                said.add(option);
            }
        }
        return said;
    }

    Version targetVersion() {
        return version("to", to);
    }

    Version ownVersion() {
        return version("version", version);
    }

    Set<String> seedNames() {
        return names == null
                ? Set.of()
                : new TreeSet<>(Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }

    private @Nullable Object value(Option option) {
        return switch (option) {
            case TO -> to;
            case STEPS -> steps;
            case VERSION -> version;
            case APPLIED -> applied;
            case NAMES -> names;
            case FORCE -> force;
        };
    }

    private static Version version(String name, @Nullable String text) {
        if (text == null) {
            throw new InvalidOperationException("the option %s is missing".formatted(name));
        }
        try {
            return Version.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidOperationException("%s is no version: \"%s\"".formatted(name, text));
        }
    }
}
