/** TOKENS: a text as PostgreSQL's lexer sees it, through a buffer that slides over its bytes. No database. */
@NullMarked
package dev.peng.lexer;

import org.jspecify.annotations.NullMarked;
