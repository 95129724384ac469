/** How long a command takes that only looks: {@code peng status} beside Flyway and a JVM that does nothing. */
@NullMarked
package dev.peng.benchmarks.calling;

import org.jspecify.annotations.NullMarked;
