/** What operators see: the endpoint and the health indicator. */
@NullMarked
package dev.peng.boot.actuate;

import org.jspecify.annotations.NullMarked;
