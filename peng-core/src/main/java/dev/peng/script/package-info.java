/** TEXT: a PostgreSQL script as statements, directives and problems, each with its place. No database, no files. */
@NullMarked
package dev.peng.script;

import org.jspecify.annotations.NullMarked;
