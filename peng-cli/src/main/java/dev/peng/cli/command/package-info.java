/** VERBS: one class for each that can be typed. */
@NullMarked
package dev.peng.cli.command;

import org.jspecify.annotations.NullMarked;
