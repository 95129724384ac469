/** What every measurement needs: the machine, other JVMs, versions, numbers and pages. */
@NullMarked
package dev.peng.benchmarks.frame;

import org.jspecify.annotations.NullMarked;
