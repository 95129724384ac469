/** The rivals and peng side by side in one run. */
@NullMarked
package dev.peng.benchmarks;

import org.jspecify.annotations.NullMarked;
