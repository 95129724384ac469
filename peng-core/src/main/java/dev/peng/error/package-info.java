/** FAILURE as data: what went wrong, where, and what to do next. */
@NullMarked
package dev.peng.error;

import org.jspecify.annotations.NullMarked;
