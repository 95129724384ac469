package dev.peng;

import dev.peng.migration.MigrationReport;
import dev.peng.seed.SeedReport;

/**
 * What a run of migrations and seeds did.
 *
 * @param migrations of the migrations
 * @param seeds of the seeds
 */
public record PengReport(MigrationReport migrations, SeedReport seeds) {}
