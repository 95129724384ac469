/** CONNECTION: one physical connection with its lock, its transactions and its settings. */
@NullMarked
package dev.peng.session;

import org.jspecify.annotations.NullMarked;
