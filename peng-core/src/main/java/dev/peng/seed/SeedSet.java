package dev.peng.seed;

import dev.peng.error.Problem;
import java.util.List;
import java.util.Map;

/**
 * All seeds that exist, for all profiles, in the order they would run in.
 *
 * @param seeds the usable ones
 * @param undos what takes those back that can be taken back
 * @param problems of all the others
 */
record SeedSet(List<Seed> seeds, Map<SeedKey, SeedWork> undos, List<Problem> problems) {

    SeedSet {
        seeds = List.copyOf(seeds);
        undos = Map.copyOf(undos);
        problems = List.copyOf(problems);
    }
}
