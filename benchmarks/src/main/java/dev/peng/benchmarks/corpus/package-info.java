/** What is read: scripts generated the same every time. */
@NullMarked
package dev.peng.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
