package dev.peng.boot.gate;

import dev.peng.error.ConfigurationException;
import java.util.List;

/**
 * Paths that are known from the beginning.
 *
 * @param patterns of them
 */
public record FixedPaths(List<String> patterns) implements OpenPaths {

    /**
     * Takes them.
     *
     * @throws ConfigurationException if one cannot be read, so that a start says so and not a request
     */
    public FixedPaths {
        patterns = List.copyOf(patterns);
        Paths.of(patterns);
    }
}
