/** STORY: the course that every verb takes: look, lock, read, plan, run, record, report. */
@NullMarked
package dev.peng.run;

import org.jspecify.annotations.NullMarked;
