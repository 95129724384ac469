/** How long a Spring Boot application takes to its readiness, with each migrator and with none. */
@NullMarked
package dev.peng.benchmarks.starting;

import org.jspecify.annotations.NullMarked;
