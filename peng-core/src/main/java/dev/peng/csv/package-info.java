/** ROWS: a CSV file with its directives, its header and its problems, and loading it. */
@NullMarked
package dev.peng.csv;

import org.jspecify.annotations.NullMarked;
