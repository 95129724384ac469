/** Which database it is: the {@code DataSource} that migrations and seeds work on. */
@NullMarked
package dev.peng.boot.datasource;

import org.jspecify.annotations.NullMarked;
