package dev.peng.corpora;

import com.jayway.jsonpath.JsonPath;
import dev.peng.source.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What {@code psql} made of a migration's way down and up again, in a copy of the database behind it.
 *
 * @param version the migration
 * @param down whether its down script ran
 * @param restores whether the schema was the one before it, but for the order of columns
 * @param upAgain whether its up script ran once more
 * @param sameAgain whether that made the same schema again
 */
record RoundTrip(Version version, boolean down, boolean restores, boolean upAgain, boolean sameAgain) {

    static List<RoundTrip> recorded(String corpus) throws IOException {
        List<Map<String, Object>> trips = JsonPath.parse(
                        Catalog.CORPORA.resolve(corpus + ".roundtrip.json").toFile())
                .read("$");
        return trips.stream().map(RoundTrip::of).toList();
    }

    /** Whether the database is afterwards what it was, so that the next migration can follow in it. */
    boolean isHarmless() {
        return restores && sameAgain;
    }

    private static RoundTrip of(Map<String, Object> trip) {
        return new RoundTrip(
                Version.of((String) trip.get("v")),
                Integer.valueOf(0).equals(trip.get("down")),
                List.of("exact", "column-order").contains(String.valueOf(trip.get("restores"))),
                Integer.valueOf(0).equals(trip.get("reup")),
                Boolean.TRUE.equals(trip.get("reup_same")));
    }
}
