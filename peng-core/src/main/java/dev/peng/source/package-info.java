/** FILES: where they are, reading them, their names and checksums; no database. */
@NullMarked
package dev.peng.source;

import org.jspecify.annotations.NullMarked;
