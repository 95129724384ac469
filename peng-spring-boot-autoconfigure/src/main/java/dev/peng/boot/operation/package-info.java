/** What operators ask for while the application runs, and what became of it. */
@NullMarked
package dev.peng.boot.operation;

import org.jspecify.annotations.NullMarked;
