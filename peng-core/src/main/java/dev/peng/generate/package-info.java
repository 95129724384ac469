/** Java of named queries: a pure writer of a class, and the file that it is in. */
@NullMarked
package dev.peng.generate;

import org.jspecify.annotations.NullMarked;
