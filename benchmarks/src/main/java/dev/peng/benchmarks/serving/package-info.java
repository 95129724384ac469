/** What those who use an application notice when its schema is changed under it. */
@NullMarked
package dev.peng.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
