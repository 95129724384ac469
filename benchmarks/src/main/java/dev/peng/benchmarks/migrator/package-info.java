/** Who migrates a database, what they migrate it with, and whether they have. */
@NullMarked
package dev.peng.benchmarks.migrator;

import org.jspecify.annotations.NullMarked;
