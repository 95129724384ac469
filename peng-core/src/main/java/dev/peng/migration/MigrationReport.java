package dev.peng.migration;

import dev.peng.run.RunOutcome;

/**
 * What a run of migrations did and what came of it.
 *
 * @param outcome the steps and the time they took
 * @param status of all migrations afterwards
 */
public record MigrationReport(RunOutcome outcome, MigrationStatus status) {}
