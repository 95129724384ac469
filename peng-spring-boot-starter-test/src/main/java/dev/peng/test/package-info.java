/** Migrated and seeded PostgreSQL databases for tests with Spring. */
@NullMarked
package dev.peng.test;

import org.jspecify.annotations.NullMarked;
