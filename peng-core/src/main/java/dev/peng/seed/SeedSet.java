package dev.peng.seed;

import dev.peng.error.Problem;
import java.util.List;

/**
 * All seeds that exist, for all profiles, in the order they would run in.
 *
 * @param seeds the usable ones
 * @param problems of all the others
 */
record SeedSet(List<Seed> seeds, List<Problem> problems) {

    SeedSet {
        seeds = List.copyOf(seeds);
        problems = List.copyOf(problems);
    }
}
