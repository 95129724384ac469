/** How the endpoints of applications answer when many ask at once. */
@NullMarked
package dev.peng.benchmarks.asking;

import org.jspecify.annotations.NullMarked;
