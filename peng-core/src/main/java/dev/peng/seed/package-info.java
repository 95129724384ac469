/** Seeds: values, a pure planner, and the provider of the verbs. */
@NullMarked
package dev.peng.seed;

import org.jspecify.annotations.NullMarked;
