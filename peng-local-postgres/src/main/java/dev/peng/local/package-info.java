/**
 * A real PostgreSQL on this machine, for development and tests: {@link dev.peng.local.LocalPostgres} is the door.
 * Behind it a server is either a container or a process of the embedded binaries, which live in a
 * {@link dev.peng.local.Workspace} that the next start sweeps away when its JVM was killed.
 */
@NullMarked
package dev.peng.local;

import org.jspecify.annotations.NullMarked;
