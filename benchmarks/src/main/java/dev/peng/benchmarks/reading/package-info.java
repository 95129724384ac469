/** How fast scripts are cut into statements, and by whom. */
@NullMarked
package dev.peng.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
