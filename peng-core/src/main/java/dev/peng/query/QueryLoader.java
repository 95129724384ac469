package dev.peng.query;

import dev.peng.error.ConfigurationException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.source.Interest;
import dev.peng.source.SourceFile;
import dev.peng.source.SourceReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the queries of all locations, and whatever does not fit among them. */
final class QueryLoader {

    private static final String SUFFIX = ".sql";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    private final SourceReader reader;

    QueryLoader(SourceReader reader) {
        this.reader = reader;
    }

    /**
     * What was found.
     *
     * @param queries by name, also those with problems
     * @param problems of files that are no queries
     */
    record Loaded(SortedMap<String, ParsedQuery> queries, List<Problem> problems) {

        /** What can be run, and why the rest cannot. */
        QuerySet set() {
            var all = new ArrayList<>(problems);
            queries.values().forEach(query -> all.addAll(query.problems()));
            return new QuerySet(
                    queries.values().stream()
                            .filter(query -> query.problems().isEmpty())
                            .map(ParsedQuery::query)
                            .toList(),
                    all);
        }
    }

    /** Where it looks, in words. */
    String locations() {
        return this.reader.describe();
    }

    /** Reads all files anew. */
    Loaded load() {
        var queries = new TreeMap<String, ParsedQuery>();
        var problems = new ArrayList<Problem>();
        for (var file : this.reader.read(QueryLoader::interest)) {
            add(file, queries, problems);
        }
        return new Loaded(queries, problems);
    }

    private static Interest interest(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(SUFFIX) ? Interest.NAME : Interest.NONE;
    }

    private static void add(SourceFile file, SortedMap<String, ParsedQuery> queries, List<Problem> problems) {
        var name = file.name().substring(0, file.name().length() - SUFFIX.length());
        if (!file.name().endsWith(SUFFIX)
                || !NAME.matcher(name).matches()
                || !file.folder().isEmpty()) {
            problems.add(misnamed(file));
            return;
        }
        var other = queries.get(name);
        queries.put(
                name,
                other == null
                        ? parse(name, file)
                        : other.with(duplicate(other.query().file(), file)));
    }

    // One that cannot be read is in the way of itself alone.
    private static ParsedQuery parse(String name, SourceFile file) {
        try {
            return QueryParser.parse(name, file.display(), file, file.text());
        } catch (ConfigurationException e) {
            return ParsedQuery.unreadable(name, file.display(), String.valueOf(e.getMessage()), e.action());
        } catch (UncheckedIOException e) {
            return ParsedQuery.unreadable(name, file.display(), "cannot be read: " + e.getMessage(), "Try again.");
        }
    }

    private static Problem misnamed(SourceFile file) {
        return new Problem(
                ErrorCode.MISNAMED_FILE,
                Place.in(file.display()),
                file.folder().isEmpty() ? "is no name of a query" : "lies too deep: a query is in queries/",
                file.folder().isEmpty()
                        ? "Name it <name>.sql, with lower-case letters, digits, _ and -, a letter first."
                        : "Move it up.");
    }

    // Which of the two is meant, nobody can tell.
    private static Problem duplicate(String one, SourceFile other) {
        return new Problem(
                ErrorCode.DUPLICATE_QUERY,
                Place.in(other.display()),
                "has the name of another query: " + one,
                "Rename one of them.");
    }
}
