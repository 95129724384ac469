/** The annotation processor that lists Java migrations and seeds while they are compiled. */
@NullMarked
package dev.peng.index;

import org.jspecify.annotations.NullMarked;
