/** QUERIES: questions with names, written in files: values, a pure parser, the provider that runs them. */
@NullMarked
package dev.peng.query;

import org.jspecify.annotations.NullMarked;
