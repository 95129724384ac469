/** A real PostgreSQL on this machine, for development and tests. */
@NullMarked
package dev.peng.local;

import org.jspecify.annotations.NullMarked;
