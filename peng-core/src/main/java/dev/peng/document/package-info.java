/** ANSWERS: what is said to programs, as records without a format of text. */
@NullMarked
package dev.peng.document;

import org.jspecify.annotations.NullMarked;
