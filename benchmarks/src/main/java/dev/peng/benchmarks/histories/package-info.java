/** How long it takes to apply migrations that real projects have gathered over years. */
@NullMarked
package dev.peng.benchmarks.histories;

import org.jspecify.annotations.NullMarked;
