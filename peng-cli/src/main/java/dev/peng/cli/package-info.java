/** COMMAND: what is typed, and the code that the process ends with. */
@NullMarked
package dev.peng.cli;

import org.jspecify.annotations.NullMarked;
