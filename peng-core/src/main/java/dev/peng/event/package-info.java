/** What happened, as records; listeners hear them and cannot break a run. */
@NullMarked
package dev.peng.event;

import org.jspecify.annotations.NullMarked;
