package dev.peng.boot.actuate;

import dev.peng.boot.operation.OperationRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The databases as the endpoint sees them.
 *
 * @param main the one that is meant when nothing is said
 * @param further the others
 */
public record ObservedDatabases(ObservedDatabase main, List<ObservedDatabase> further) {

    public ObservedDatabases {
        further = List.copyOf(further);
    }

    Optional<ObservedDatabase> named(String name) {
        return main.name().equals(name)
                ? Optional.of(main)
                : further.stream().filter(other -> other.name().equals(name)).findFirst();
    }

    /** What they are called, separated by commas. */
    String names() {
        return Stream.concat(Stream.of(main), further.stream())
                .map(ObservedDatabase::name)
                .collect(Collectors.joining(", "));
    }

    /** What operators have asked for on all of them, the oldest first. */
    List<OperationRun> runs() {
        var all = new ArrayList<>(main.operations().runs());
        further.forEach(other -> all.addAll(other.operations().runs()));
        all.sort(Comparator.comparing(OperationRun::since));
        return List.copyOf(all);
    }

    void refresh() {
        main.status().refresh();
        further.forEach(other -> other.status().refresh());
    }

    /** The main one, and the others within. */
    PengDescriptor describe() {
        var others = new LinkedHashMap<String, PengDescriptor>();
        further.forEach(other -> others.put(other.name(), new PengDescription(other.status()).all()));
        var all = new PengDescription(main.status()).all();
        return others.isEmpty() ? all : all.with(others);
    }
}
