/** FACADE: where a program comes in. Nothing of peng imports it. */
@NullMarked
package dev.peng;

import org.jspecify.annotations.NullMarked;
