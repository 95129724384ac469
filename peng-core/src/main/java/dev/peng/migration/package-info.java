/** Versioned migrations: values, a pure planner, and the provider of the verbs. */
@NullMarked
package dev.peng.migration;

import org.jspecify.annotations.NullMarked;
