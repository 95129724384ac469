/** WORDS: what the command says, to people and, as JSON, to programs. */
@NullMarked
package dev.peng.cli.output;

import org.jspecify.annotations.NullMarked;
