/** A lending library: books, copies and loans, read over HTTP. */
@NullMarked
package dev.peng.sample;

import org.jspecify.annotations.NullMarked;
