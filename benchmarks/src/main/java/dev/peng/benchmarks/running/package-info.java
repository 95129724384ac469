/** How long it takes to apply migrations, and to find that all are applied. */
@NullMarked
package dev.peng.benchmarks.running;

import org.jspecify.annotations.NullMarked;
