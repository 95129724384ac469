/** A small application in a JVM of its own, with a database and what migrates it. */
@NullMarked
package dev.peng.benchmarks.hosting;

import org.jspecify.annotations.NullMarked;
