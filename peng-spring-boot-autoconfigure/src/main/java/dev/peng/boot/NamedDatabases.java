package dev.peng.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The further databases of the application; most applications have none.
 *
 * @param all in the order in which they run
 */
public record NamedDatabases(List<NamedDatabase> all) {

    /** What the main database is called among the others. */
    public static final String MAIN = "main";

    public NamedDatabases {
        all = List.copyOf(all);
    }

    /** The database of that name. */
    public Optional<NamedDatabase> named(String name) {
        return all.stream().filter(database -> database.name().equals(name)).findFirst();
    }

    /** What the start runs on them. */
    public List<StartupRun> runs() {
        return all.stream().map(NamedDatabase::run).toList();
    }

    /** Something of each, by its name. */
    public <T> Map<String, T> map(Function<PengStatus, ? extends T> something) {
        var byName = new LinkedHashMap<String, T>();
        all.forEach(database -> byName.put(database.name(), something.apply(database.status())));
        return byName;
    }
}
