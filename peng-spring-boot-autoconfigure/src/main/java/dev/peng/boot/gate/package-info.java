/** Keeps requests of the application out until the database is ready for them. */
@NullMarked
package dev.peng.boot.gate;

import org.jspecify.annotations.NullMarked;
