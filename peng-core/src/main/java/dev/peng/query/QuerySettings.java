package dev.peng.query;

import dev.peng.source.Location;
import java.util.List;

/**
 * Where named queries are.
 *
 * @param locations folders of queries; none of them needs to exist
 */
public record QuerySettings(List<Location> locations) {

    /** The default location. */
    public static final QuerySettings DEFAULT = new QuerySettings(List.of(Location.parse("classpath:peng/queries")));

    public QuerySettings {
        locations = List.copyOf(locations);
    }
}
