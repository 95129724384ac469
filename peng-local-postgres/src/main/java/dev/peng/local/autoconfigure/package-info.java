/** Gives a Spring Boot application a local PostgreSQL, only when it is asked to and has no other database. */
@NullMarked
package dev.peng.local.autoconfigure;

import org.jspecify.annotations.NullMarked;
