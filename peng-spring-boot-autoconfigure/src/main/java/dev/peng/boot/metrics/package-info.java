/** What runs leave in the meters of Micrometer. */
@NullMarked
package dev.peng.boot.metrics;

import org.jspecify.annotations.NullMarked;
