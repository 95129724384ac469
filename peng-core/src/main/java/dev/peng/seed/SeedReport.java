package dev.peng.seed;

import dev.peng.run.RunOutcome;

/**
 * What a run of seeds did and what came of it.
 *
 * @param outcome the steps and the time they took
 * @param status of all seeds afterwards
 */
public record SeedReport(RunOutcome outcome, SeedStatus status) {}
