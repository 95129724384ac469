/** A dump larger than the heap, loaded by peng and by psql. */
@NullMarked
package dev.peng.benchmarks.loading;

import org.jspecify.annotations.NullMarked;
