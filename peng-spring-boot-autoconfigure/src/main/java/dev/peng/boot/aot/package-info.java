/** What is settled when an application is processed ahead of time, for a native image or a quicker start. */
@NullMarked
package dev.peng.boot.aot;

import org.jspecify.annotations.NullMarked;
