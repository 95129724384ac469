/** Failures in words that a person can act on. */
@NullMarked
package dev.peng.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
