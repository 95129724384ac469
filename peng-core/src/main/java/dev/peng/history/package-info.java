/** MEMORY: the bookkeeping tables, created, extended, read and written here alone. */
@NullMarked
package dev.peng.history;

import org.jspecify.annotations.NullMarked;
