/** peng in the life of a Spring Boot application: when it runs, and what is known meanwhile. */
@NullMarked
package dev.peng.boot;

import org.jspecify.annotations.NullMarked;
