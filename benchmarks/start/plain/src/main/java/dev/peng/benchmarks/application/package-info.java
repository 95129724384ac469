/** A small application, for measuring how it starts. */
@NullMarked
package dev.peng.benchmarks.application;

import org.jspecify.annotations.NullMarked;
