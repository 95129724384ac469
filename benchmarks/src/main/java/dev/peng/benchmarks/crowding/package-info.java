/** How long it takes when several instances of an application start at once and all want to migrate. */
@NullMarked
package dev.peng.benchmarks.crowding;

import org.jspecify.annotations.NullMarked;
