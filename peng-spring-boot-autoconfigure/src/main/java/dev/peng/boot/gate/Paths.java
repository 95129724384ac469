package dev.peng.boot.gate;

import dev.peng.error.ConfigurationException;
import java.util.Collection;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/** Patterns that a path may match, as Spring matches the paths of handlers. */
record Paths(List<PathPattern> patterns) {

    static Paths of(Collection<String> patterns) {
        return new Paths(patterns.stream().map(Paths::parse).toList());
    }

    boolean contain(PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static PathPattern parse(String pattern) {
        var parser = PathPatternParser.defaultInstance;
        try {
            return parser.parse(parser.initFullPathPattern(pattern));
        } catch (PatternParseException e) {
            throw new ConfigurationException(
                    "\"%s\" is no pattern of paths: %s".formatted(pattern, e.getMessage()),
                    "Write paths such as /ping or /status/** in peng.gate.pass.");
        }
    }
}
