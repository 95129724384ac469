/** Maps {@code peng.*} to the engine and makes the beans. */
@NullMarked
package dev.peng.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
